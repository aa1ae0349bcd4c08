"""Routes a request to its operation; the routes are the operations of the generated catalog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from tableau_flows_generated import codes
from tableau_flows_generated.operation import OperationInfo

from tableau_flows.emulator.base.deployment import is_known
from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.options import version_pair

PATH_UNKNOWN = codes.UNKNOWN_ADDRESS
TOO_OLD = codes.SERVER_INFORMATION_NOT_AVAILABLE
WRONG_METHOD = codes.INVALID_REQUEST_METHOD

# Spellings that clients use beside those of the catalog, and servers accept (wire_facts §4, §6.10),
# or for which it is open what servers accept (wire_facts §6.15).
ALIASES = {
    "serverInfo": "serverinfo",
    "groupSets": "groupsets",
    "tags:batchDelete": "tags:BatchDelete",
    "tags:BatchCreate": "tags:batchCreate",
}
METHODS = {("PUT", "batchDeleteTags")}
"""Methods that are accepted beside those of the catalog, for the same reason."""


@dataclass(frozen=True, slots=True)
class Route:
    """The operation of a request, with the API version and the ids in its path."""

    operation: OperationInfo
    version: tuple[int, int]
    ids: Mapping[str, str]


@dataclass(slots=True)
class _Node:
    """A node of the path tree: the segments that may follow, and the operations by method."""

    literals: dict[str, _Node] = field(default_factory=dict[str, "_Node"])
    parameter: _Node | None = None
    operations: dict[str, OperationInfo] = field(default_factory=dict[str, OperationInfo])


class Routes:
    """The paths of a catalog as a tree. A literal segment takes precedence over a parameter."""

    def __init__(
        self, operations: Iterable[OperationInfo], newest: tuple[int, int], *, cloud: bool = False
    ) -> None:
        """Build the tree from the paths of the operations.

        Args:
            operations: Operations of the catalog.
            newest: Newest API version of the server.
            cloud: Whether the server is Tableau Cloud; the operations that only the other kind of
                server has are left out.
        """
        self._root = _Node()
        self._newest = newest
        for operation in operations:
            if is_known(operation, cloud=cloud):
                self._add(operation)

    def find(self, method: str, raw_path: str) -> Route:
        """Find the operation of a method and a path that is still percent-encoded.

        Raises:
            Refusal: 404003 for an unknown path or version, 404001 for the server information in
                a version that had none, 405000 for a wrong method.
        """
        segments = [unquote(segment) for segment in raw_path.split("/")]
        node, values = self._walk(segments)
        if node is None or not node.operations:
            raise Refusal(PATH_UNKNOWN, f"Unknown resource {raw_path!r}.")
        some_operation = next(iter(node.operations.values()))
        if (method, some_operation.id) in METHODS:
            method = some_operation.method
        operation = node.operations.get(method, some_operation)
        names = [segment[1:-1] for segment in operation.path.split("/") if segment.startswith("{")]
        ids = dict(zip(names, values, strict=True))
        version = self._version(operation, ids.get("apiVersion", ""))
        if method not in node.operations:
            allowed = ", ".join(sorted(node.operations))
            raise Refusal(WRONG_METHOD, f"The method is {allowed} here, not {method}.")
        return Route(operation, version, ids)

    def _add(self, operation: OperationInfo) -> None:
        node = self._root
        for segment in operation.path.split("/"):
            if segment.startswith("{"):
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.literals.setdefault(segment, _Node())
        if operation.method in node.operations:
            raise ValueError(f"{operation.method} {operation.path} stands twice in the catalog")
        node.operations[operation.method] = operation

    def _walk(self, segments: Iterable[str]) -> tuple[_Node | None, list[str]]:
        node: _Node = self._root
        values: list[str] = []
        for segment in segments:
            literal = node.literals.get(segment) or node.literals.get(ALIASES.get(segment, ""))
            if literal is not None:
                node = literal
            elif node.parameter is not None and segment:
                node = node.parameter
                values.append(segment)
            else:
                return None, values
        return node, values

    def _version(self, operation: OperationInfo, text: str) -> tuple[int, int]:
        """Read the version, which must be between the operation's and the server's."""
        try:
            version = version_pair(text)
        except ValueError:
            raise Refusal(PATH_UNKNOWN, f"{text!r} is not a version of the API.") from None
        if version > self._newest:
            newest = ".".join(map(str, self._newest))
            raise Refusal(PATH_UNKNOWN, f"The newest version of the API here is {newest}.")
        if version < operation.since:
            if operation.id == "serverInfo":
                raise Refusal(TOO_OLD, "Server information came with version 2.4.")
            since = ".".join(map(str, operation.since))
            raise Refusal(PATH_UNKNOWN, f"That resource came with version {since}.")
        return version
