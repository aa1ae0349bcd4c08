"""Operations: the endpoints of openapi-python-client, joined with the raw document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from generator import ir
from generator.document import Node, one_line, resolve
from generator.error_table import DerivedRow
from generator.fields import field_of, fields_on
from generator.names import argument_of, identified, words
from generator.objects import object_of
from generator.openapi import Endpoint, EndpointParameter, read_endpoints
from generator.versions import newest


def read_operations(
    document: Node, types: Mapping[str, ir.Type], derived: Iterable[DerivedRow]
) -> tuple[ir.Operation, ...]:
    """Every operation of the document, in its order. The document has been checked.

    Args:
        document: The OpenAPI document.
        types: The types of the schema, by their name.
        derived: The error rows that follow from facts of an operation.

    Raises:
        SpecError: The tool refuses the document, or would leave something out.
    """
    by_xml = {type_.xml_type: type_ for type_ in types.values()}
    endpoints = read_endpoints(document)
    rows = tuple(derived)
    return tuple(
        _Join(document, path, method, node, endpoints[node["operationId"]], types, by_xml, rows)()
        for path, item in document["paths"].items()
        for method, node in item.items()
        if method != "parameters"
    )


def read_resources(document: Node) -> tuple[ir.Resource, ...]:
    """The groups of operations, in the order of the document's tags."""
    return tuple(
        ir.Resource(
            name=words(tag["name"]),
            doc=_prose(tag["description"]),
            curated=tuple(words(name) for name in tag.get("x-curated", ())),
        )
        for tag in document["tags"]
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
        derived: tuple[DerivedRow, ...],
    ) -> None:
        self._document = document
        self._path = path
        self._method = method
        self._node = node
        self._endpoint = endpoint
        self._types = types
        self._by_xml = by_xml
        self._derived = derived

    def __call__(self) -> ir.Operation:
        node = self._node
        reply = self._reply()
        parameters = tuple(self._parameters())
        return ir.Operation(
            id=node["operationId"],
            name=words(node["operationId"]),
            resource=words(node["tags"][0]),
            verb=words(node["x-method"]),
            summary=_prose(node["summary"]),
            doc=_prose(node["description"]),
            method=self._method.upper(),
            path=self._path,
            since=node["x-since"],
            authenticated=self._authenticated,
            parameters=parameters,
            request=self._request(),
            reply=reply,
            paged=self._paged(reply),
            errors=tuple(self._errors()),
            permission=_prose(node["x-permission"]),
            scopes=tuple(node.get("x-scopes", ())),
            needs=node.get("x-needs"),
            deployment=node.get("x-deployment"),
            url=node["externalDocs"]["url"],
            scopes_known="x-scopes" in node,
            deprecated=bool(node.get("deprecated", False)),
            retry=node["x-retry"],
            verify=_verify(node.get("x-verify")),
            raw=bool(node.get("x-raw", False)),
            positional=tuple(self._positional(parameters)),
            examples=tuple(
                ir.Example(language=language, text=text)
                for language, text in node.get("x-example", {}).items()
            ),
        )

    @property
    def _authenticated(self) -> bool:
        return self._node.get("security") != []

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

    def _positional(self, parameters: tuple[ir.Parameter, ...]) -> Iterator[str]:
        """Return `x-positional`, or else the arguments in the path that have no `enum`."""
        given: list[str] | None = self._node.get("x-positional")
        if given is not None:
            yield from map(words, given)
            return
        for parameter in parameters:
            if parameter.location == "path" and not parameter.session and not parameter.enum:
                yield parameter.argument

    def _parameter(self, parameter: EndpointParameter, raw: Node) -> ir.Parameter:
        schema = resolve(self._document, raw["schema"])
        session = bool(raw.get("x-session", False))
        named = None if session else identified(parameter.name)
        return ir.Parameter(
            name=parameter.name,
            argument=words(argument_of(raw)),
            location=parameter.location,
            type=parameter.type,
            required=parameter.required,
            session=session,
            minimum=schema.get("minimum"),
            maximum=schema.get("maximum"),
            default=schema.get("default"),
            enum=tuple(schema.get("enum", ())),
            filter=tuple(_fields(raw.get("x-filter", {}), self._on_items)),
            sort=tuple(_fields(raw.get("x-sort", {}))),
            since=raw.get("x-since"),
            doc=_prose(raw.get("description", "")),
            deprecated=bool(raw.get("deprecated", False)),
            identifies=named is not None,
            object=words(named) if named else None,
            free_text=bool(raw.get("x-free-text", False)),
        )

    def _on_items(self, path: str) -> tuple[str, ...]:
        """The names of the fields on a path from the type of the items of a list."""
        reply = self._by_xml[str(self._endpoint.reply_type)]
        items = field_of(reply, self._node["x-paged"]["items"])
        found = fields_on(self._types, self._types[str(items.type.name)], path)
        return tuple(field.name for field in found)

    def _request(self) -> ir.Request | None:
        endpoint = self._endpoint
        arguments: list[Node] = self._node.get("x-arguments", [])
        if endpoint.request_media is None:
            return None
        type_ = self._by_xml[endpoint.request_type] if endpoint.request_type else None
        return ir.Request(
            media_type=endpoint.request_media,
            type=type_.name if type_ else None,
            parts=tuple(self._parts(endpoint.request_media)),
            arguments=tuple(
                self._argument(type_, argument) for argument in arguments if type_ is not None
            ),
            at_least_one=bool(self._node.get("x-at-least-one", False)),
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
            encoding: Node = media["encoding"][name]
            yield ir.Part(
                name=name,
                media_type=encoding["contentType"],
                content=content,
                required=name in body.get("required", ()),
                disposition=encoding["x-disposition"],
                filename=encoding.get("x-filename"),
            )

    def _argument(self, type_: ir.Type, raw: Node) -> ir.Argument:
        """Follow the path of an argument from the request type to the field that it fills."""
        fields = fields_on(self._types, type_, str(raw["path"]))
        field = fields[-1]
        wire = field.wire if field.type.kind == "string" and not field.many else ""
        return ir.Argument(
            name=words(raw["name"]),
            path=tuple(item.name for item in fields),
            type=field.type,
            required=all(item.required for item in fields),
            many=field.many,
            secret=field.secret or bool(raw.get("sensitive", False)),
            doc=_prose(raw.get("description") or field.doc),
            since=newest(self._node["x-since"], *self._sinces(fields)),
            identifies=(wire == "id" or identified(wire) is not None) and "clearable" not in raw,
            object=None if "clearable" in raw else object_of(self._types, type_, fields),
        )

    def _sinces(self, fields: Iterable[ir.Field]) -> Iterator[str | None]:
        """The versions of fields and of the types that they hold."""
        for field in fields:
            yield field.since
            if field.type.kind == "object":
                yield self._types[str(field.type.name)].since

    def _reply(self) -> ir.Reply:
        endpoint = self._endpoint
        response = resolve(self._document, self._node["responses"][str(endpoint.status)])
        type_ = self._by_xml[endpoint.reply_type] if endpoint.reply_type else None
        result = self._node.get("x-result", self._node.get("x-paged", {}).get("items"))
        field = field_of(type_, result) if type_ and result else None
        return ir.Reply(
            status=endpoint.status,
            type=type_.name if type_ else None,
            binary="application/octet-stream" in response.get("content", {}),
            result=field.name if field else None,
            attached=tuple(
                ir.Attached(name=words(name), field=field_of(type_, wire).name)
                for name, wire in self._node.get("x-attach", {}).items()
                if type_ is not None
            ),
        )

    def _paged(self, reply: ir.Reply) -> ir.Paged | None:
        raw = self._node.get("x-paged")
        if raw is None:
            return None
        return ir.Paged(
            items=str(reply.result), number=raw["number"], size=raw["size"], total=raw["total"]
        )

    def _errors(self) -> list[ir.ErrorRow]:
        """The rows of the operation and those that follow from its facts, sorted by code."""
        rows = [
            ir.ErrorRow(code=row["code"], when=_prose(row["when"]), derived=False)
            for row in self._node.get("x-errors", ())
        ]
        for derived in self._derived:
            row = derived.row_for(
                method=self._method, path=self._path, authenticated=self._authenticated
            )
            if row is not None:
                rows.append(row)
        return sorted(rows, key=lambda row: row.code)


def _verify(raw: Node | None) -> ir.Verify | None:
    if raw is None:
        return None
    return ir.Verify(operation=raw.get("operation"), text=_prose(raw["text"]))


def _fields(
    raw: Mapping[str, Node | None], walk: Callable[[str], tuple[str, ...]] | None = None
) -> Iterator[ir.FilterField]:
    """The fields of a filter or a sort; `walk` reads the path to the value in an item."""
    for name, given in raw.items():
        facts: Node = given or {}
        yield ir.FilterField(
            name=name,
            type=facts.get("type", "string"),
            operators=tuple(facts.get("operators", ())),
            in_values=tuple(facts.get("in", ())),
            since=facts.get("since"),
            path=walk(facts["path"]) if walk is not None and "path" in facts else (),
        )


def _prose(value: str) -> str:
    """Return a text with its paragraphs, but without other line breaks."""
    return "\n\n".join(one_line(block) for block in str(value).strip().split("\n\n"))
