"""Checks the rules of openapi.yaml about sending: repetition, scopes and parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checking.names import did_you_mean
from generator.checking.spec import Operation, Spec
from generator.document import Key, Node
from generator.errors import Fault


def check_calls(spec: Spec) -> Iterator[Fault]:
    """Check how the operations are sent."""
    ids = [node.get("operationId") for keys, node in spec.raw_operations() if keys[2] == "get"]
    reads = [name for name in ids if isinstance(name, str)]
    for operation in spec.operations:
        yield from _check_retry(spec, operation)
        yield from _check_verify(spec, operation, reads)
        yield from _check_scopes(spec, operation)
        yield from _check_parts(spec, operation)


def _check_retry(spec: Spec, operation: Operation) -> Iterator[Fault]:
    is_get, retry = operation.method == "get", operation.node["x-retry"]
    if is_get != (retry == "read"):
        reason = f"a GET request is a read, not {retry}"
        if not is_get:
            reason = "only a GET request can be a read"
        yield spec.openapi.fault(reason, *operation.keys, "x-retry")


def _check_verify(spec: Spec, operation: Operation, reads: Sequence[str]) -> Iterator[Fault]:
    verify: Node | None = operation.node.get("x-verify")
    keys = (*operation.keys, "x-verify")
    if operation.node["x-retry"] == "write" and verify is None:
        reason = "a write needs x-verify: how to find out whether it was performed"
        yield spec.openapi.fault(reason, *operation.keys)
    elif operation.node["x-retry"] != "write" and verify is not None:
        yield spec.openapi.fault("x-verify is only for writes", *keys)
    if verify and "operation" in verify and verify["operation"] not in reads:
        name = verify["operation"]
        reason = f"there is no read operation {name!r}{did_you_mean(name, reads)}"
        yield spec.openapi.fault(reason, *keys, "operation")


def _check_scopes(spec: Spec, operation: Operation) -> Iterator[Fault]:
    if operation.node.get("security") == [] and operation.node.get("x-scopes") != []:
        reason = "a call without a session needs no scopes: write x-scopes: []"
        yield spec.openapi.fault(reason, *operation.keys)


def _check_parts(spec: Spec, operation: Operation) -> Iterator[Fault]:
    body = operation.body or {}
    where: tuple[Key, ...] = ("requestBody", "content", "multipart/mixed", "encoding")
    parts: Node = body.get("schema", {}).get("properties", {})
    for name, encoding in body.get("encoding", {}).items():
        is_file = parts.get(name, {}).get("format") == "binary"
        if name in parts and is_file != (encoding.get("x-filename") == "file"):
            reason = f"x-filename: file is {'missing for' if is_file else 'only for'} a file"
            yield spec.openapi.fault(f"{name!r}: {reason}", *operation.keys, *where, name)
