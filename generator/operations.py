"""Operations: the tool's endpoints joined with what only the raw document says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, cast

from generator import ir
from generator.document import Node, need, resolve
from generator.errors import SpecError, pointer
from generator.names import words
from generator.openapi import Endpoint, EndpointParameter, read_endpoints

_FILE = "openapi.yaml"
_ERROR_TYPE = "ErrorReply"


def read_operations(
    document: Node, types: Mapping[str, ir.Type], codes: frozenset[str]
) -> tuple[ir.Operation, ...]:
    """Every operation of the document, in its order.

    Args:
        document: The OpenAPI document.
        types: The types of the schema, by their name.
        codes: The known error codes.

    Raises:
        SpecError: A reference that leads nowhere, or a fact that is missing.
    """
    by_xml = {type_.xml_type: type_ for type_ in types.values()}
    endpoints = read_endpoints(document)
    operations = tuple(
        _Join(document, path, method, node, endpoints[node["operationId"]], types, by_xml, codes)()
        for path, item in document["paths"].items()
        for method, node in item.items()
        if method != "parameters"
    )
    groups = {resource.name for resource in read_resources(document)}
    methods: dict[tuple[str, str], str] = {}
    for operation in operations:  # what stands in no module, or is hidden by another, is lost
        where = pointer("paths", operation.path, operation.method.lower())
        if operation.resource not in groups:
            raise SpecError(_FILE, where, f"there is no tag {operation.resource!r}")
        other = methods.setdefault((operation.resource, operation.verb), operation.id)
        if other != operation.id:
            name = f"{operation.resource}.{operation.verb}"
            raise SpecError(_FILE, where, f"{other} has the method {name} too")
    return operations


def read_resources(document: Node) -> tuple[ir.Resource, ...]:
    """The groups of operations, in the order of the document's tags."""
    return tuple(
        ir.Resource(
            name=words(need(tag, "name", _FILE, pointer("tags", index))),
            doc=_prose(need(tag, "description", _FILE, pointer("tags", index))),
        )
        for index, tag in enumerate(document["tags"])
    )


class _Join:
    """One operation: the endpoint, its raw node, and the schema."""

    def __init__(
        self,
        document: Node,
        path: str,
        method: str,
        node: Node,
        endpoint: Endpoint,
        types: Mapping[str, ir.Type],
        by_xml: Mapping[str, ir.Type],
        codes: frozenset[str],
    ) -> None:
        self._document = document
        self._path = path
        self._method = method
        self._node = node
        self._endpoint = endpoint
        self._types = types
        self._by_xml = by_xml
        self._codes = codes

    def __call__(self) -> ir.Operation:
        node = self._node
        reply = self._reply()
        return ir.Operation(
            id=node["operationId"],
            name=words(self._endpoint.name),
            resource=words(self._endpoint.resource),
            verb=words(self._need("x-method")),
            summary=_prose(self._need("summary")),
            doc=_prose(node.get("description", "")),
            method=self._endpoint.method,
            path=self._path,
            since=self._need("x-since"),
            authenticated=node.get("security", self._document.get("security")) != [],
            parameters=tuple(self._parameters()),
            request=self._request(),
            reply=reply,
            paged=self._paged(reply),
            errors=tuple(self._errors()),
            permission=_prose(node.get("x-permission", "")),
            scopes=tuple(node.get("x-scopes", ())),
            needs=node.get("x-needs"),
            deployment=node.get("x-deployment"),
            url=need(self._need("externalDocs"), "url", _FILE, self._at("externalDocs")),
        )

    def _at(self, *keys: str | int) -> str:
        return pointer("paths", self._path, self._method, *keys)

    def _need(self, key: str) -> Any:
        return need(self._node, key, _FILE, self._at())

    def _fail(self, reason: str, *keys: str | int) -> SpecError:
        return SpecError(_FILE, self._at(*keys), reason)

    def _parameters(self) -> Iterator[ir.Parameter]:
        shared: list[Node] = self._document["paths"][self._path].get("parameters", [])
        raw = {
            (found["name"], found["in"]): found
            for found in (
                resolve(self._document, item)
                for item in [*shared, *self._node.get("parameters", [])]
            )
        }
        for parameter in self._endpoint.parameters:
            yield self._parameter(parameter, raw[parameter.name, parameter.location])

    def _parameter(self, parameter: EndpointParameter, raw: Node) -> ir.Parameter:
        schema = resolve(self._document, raw["schema"])
        return ir.Parameter(
            name=parameter.name,
            argument=words(raw.get("x-argument", parameter.name)),
            location=parameter.location,
            type=parameter.type,
            required=parameter.required,
            session=bool(raw.get("x-session", False)),
            minimum=schema.get("minimum"),
            maximum=schema.get("maximum"),
            default=schema.get("default"),
            enum=tuple(schema.get("enum", ())),
            filter=tuple(_fields(raw.get("x-filter", {}))),
            sort=tuple(_fields(raw.get("x-sort", {}))),
            since=raw.get("x-since"),
            doc=_prose(raw.get("description", "")),
        )

    def _request(self) -> ir.Request | None:
        endpoint = self._endpoint
        arguments: list[Node] = self._node.get("x-arguments", [])
        if endpoint.request_media is None:
            if arguments:
                raise self._fail("arguments for a body that does not exist", "x-arguments")
            return None
        type_ = self._type(endpoint.request_type) if endpoint.request_type else None
        if arguments and type_ is None:
            raise self._fail("arguments for a body without a document", "x-arguments")
        return ir.Request(
            media_type=endpoint.request_media,
            type=type_.name if type_ else None,
            parts=tuple(self._parts(endpoint.request_media)),
            arguments=tuple(
                self._argument(type_, argument, index)
                for index, argument in enumerate(arguments)
                if type_ is not None
            ),
        )

    def _parts(self, media_type: str) -> Iterator[ir.Part]:
        if not media_type.startswith("multipart/"):
            return
        media: Node = self._node["requestBody"]["content"][media_type]
        body = resolve(self._document, media["schema"])
        for name, schema in body["properties"].items():
            content: Literal["document", "file", "empty"]
            if "x-xsd-type" in resolve(self._document, schema):
                content = "document"
            else:
                content = "file" if schema.get("format") == "binary" else "empty"
            where = self._at("requestBody", "content", media_type, "encoding")
            encoding = need(media.get("encoding", {}), name, _FILE, where)
            yield ir.Part(
                name=name,
                media_type=need(encoding, "contentType", _FILE, where),
                content=content,
                required=name in body.get("required", ()),
            )

    def _argument(self, type_: ir.Type, raw: Node, index: int) -> ir.Argument:
        """Walk the schema from the request type down to what the argument fills."""
        where = ("x-arguments", index)
        names: list[str] = []
        required = True
        field: ir.Field | None = None
        current: ir.Type | None = type_
        for step in str(raw["path"]).split("/"):
            if current is None:
                raise self._fail(f"{raw['path']!r}: nothing lies below {names[-1]!r}", *where)
            if field is not None and field.many:
                raise self._fail(f"{raw['path']!r}: {names[-1]!r} repeats", *where)
            field = next(
                (item for item in current.fields if step in (item.wrapper or item.wire,)), None
            )
            if field is None:
                raise self._fail(f"{raw['path']!r}: {current.name} has no {step!r}", *where)
            names.append(field.name)
            required = required and field.required
            current = self._types[field.type.name or ""] if field.type.kind == "object" else None
        assert field is not None  # the path has at least one step
        return ir.Argument(
            name=words(raw["name"]),
            path=tuple(names),
            type=field.type,
            required=required,
            many=field.many,
            secret=field.secret or bool(raw.get("sensitive", False)),
            doc=_prose(raw.get("description") or field.doc),
        )

    def _reply(self) -> ir.Reply:
        endpoint = self._endpoint
        response = resolve(self._document, self._node["responses"][str(endpoint.status)])
        type_ = self._type(endpoint.reply_type) if endpoint.reply_type else None
        key = "x-result" if "x-result" in self._node else "x-paged"
        result = self._node.get(key)
        if key == "x-paged" and result is not None:
            result = result["items"]
        field = None
        if result is not None:
            field = next(
                (f for f in (type_.fields if type_ else ()) if result in (f.wrapper or f.wire,)),
                None,
            )
            if field is None:
                raise self._fail(f"the reply has no {result!r}", key)
        return ir.Reply(
            status=endpoint.status,
            type=type_.name if type_ else None,
            binary="application/octet-stream" in response.get("content", {}),
            result=field.name if field else None,
        )

    def _paged(self, reply: ir.Reply) -> ir.Paged | None:
        raw = self._node.get("x-paged")
        if raw is None:
            return None
        query = {item.name for item in self._endpoint.parameters if item.location == "query"}
        for key in ("number", "size"):
            if need(raw, key, _FILE, self._at("x-paged")) not in query:
                raise self._fail(f"there is no query parameter {raw[key]!r}", "x-paged", key)
        fields = self._types[reply.type].fields if reply.type else ()
        item = next((f for f in fields if raw["items"] in (f.wrapper or f.wire,) and f.many), None)
        if item is None:
            raise self._fail(f"the reply has no list {raw['items']!r}", "x-paged", "items")
        return ir.Paged(
            items=item.name, number=raw["number"], size=raw["size"], total=bool(raw["total"])
        )

    def _errors(self) -> Iterator[ir.ErrorRow]:
        for index, row in enumerate(self._need("x-errors")):
            if row["code"] not in self._codes:
                raise self._fail(
                    f"the code {row['code']!r} is not in errors.yaml", "x-errors", index
                )
            yield ir.ErrorRow(code=row["code"], when=_prose(row["when"]))

    def _type(self, xml_type: str) -> ir.Type:
        if xml_type not in self._by_xml:
            raise self._fail(f"the schema has no type {xml_type!r}")
        return self._by_xml[xml_type]


def _fields(raw: Mapping[str, Any] | list[str]) -> Iterator[ir.FilterField]:
    entries = dict.fromkeys(raw, cast("Node", {})) if isinstance(raw, list) else raw
    for name, facts in entries.items():
        yield ir.FilterField(
            name=name,
            type=(facts or {}).get("type", "string"),
            operators=tuple((facts or {}).get("operators", ())),
            in_values=tuple((facts or {}).get("in", ())),
            since=(facts or {}).get("since"),
        )


def _prose(value: str) -> str:
    """Text with its paragraphs kept and its line breaks gone."""
    return "\n\n".join(" ".join(block.split()) for block in str(value).strip().split("\n\n"))
