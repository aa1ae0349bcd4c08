"""The schemas of documents and of what they are made of."""

from __future__ import annotations

from generator import ir
from generator.errors import SpecError, pointer
from generator.languages.openapi.forms import Form, Schema
from generator.languages.openapi.members import Member, Wrapper, members
from generator.spelling import pascal

_PRIMITIVES: dict[str, Schema] = {
    "string": {"type": "string"},
    "enum": {"type": "string"},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer", "format": "int64"},
    # Servers send an empty text for no time, and an offset may lack its colon or be missing
    # (wire_facts §1), all of which RFC 3339, and so the format date-time, forbids.
    "dateTime": {"type": "string", "x-kind": "dateTime"},
    "time": {"type": "string", "x-kind": "time"},
}


def schemas(api: ir.Api, form: Form) -> dict[str, Schema]:
    """Return the schemas of all types in use, by name; those of wrappers stand among them.

    Raises:
        SpecError: Two different things would have the same name.
    """
    return _Schemas(api, form).collect()


def reference(name: str) -> Schema:
    """Return a reference to a schema, by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


class _Schemas:
    """Collects the schemas of one form."""

    def __init__(self, api: ir.Api, form: Form) -> None:
        self._api = api
        self._form = form
        self._enumerations = {item.name: item for item in api.enumerations}
        self._found: dict[str, Schema] = {}

    def collect(self) -> dict[str, Schema]:
        """Return the schemas in alphabetical order."""
        used = _used(self._api)
        for type_ in self._api.types:
            if type_.name in used:
                self._add(pascal(type_.name), self._object(type_))
        return dict(sorted(self._found.items()))

    def _add(self, name: str, schema: Schema) -> None:
        if self._found.setdefault(name, schema) != schema:
            reason = f"two schemas with different properties would be called {name}"
            raise SpecError("xsd", pointer(), reason)

    def _object(self, type_: ir.Type) -> Schema:
        found = list(members(type_, self._form))
        schema: Schema = {"type": "object", "description": type_.doc}
        if type_.since:
            schema["x-since"] = type_.since
        schema["x-xsd-type"] = type_.xml_type
        required = [one.key for one in found if one.field.required]
        if required:
            schema["required"] = required
        schema["properties"] = {one.key: self._property(one) for one in found}
        if self._form.markup and type_.role != "model":
            schema["xml"] = self._root(type_.role)
        return schema

    def _root(self, role: str) -> Schema:
        rules = self._api.protocol.documents
        if role == "reply":
            return {"name": rules.reply, "namespace": self._api.namespace}
        name = {"name": rules.request}
        return {**name, "namespace": self._api.namespace} if rules.request_namespace else {**name}

    def _property(self, member: Member) -> Schema:
        field = member.field
        if member.wrapper is not None:
            self._add(member.wrapper.name, self._list(member.wrapper))
            schema = reference(member.wrapper.name)
        elif field.many:
            schema = self._array(member)
        else:
            schema = self._value(field) | self._markup(member)
        return {**schema, "description": self._description(field), **_facts(field)}

    def _description(self, field: ir.Field) -> str:
        if field.type.kind != "enum":
            return field.doc
        known = self._enumerations[str(field.type.name)].members
        values = ", ".join(f"`{member.value}`" for member in known)
        return f"{field.doc} Known values, beside which others are possible: {values}."

    def _array(self, member: Member) -> Schema:
        schema: Schema = {"type": "array", "items": self._value(member.field)}
        if self._form.markup:
            schema["xml"] = {"name": member.wire, "wrapped": False}
        return schema

    def _list(self, wrapper: Wrapper) -> Schema:
        item = wrapper.items
        doc = f"The element around repeated elements `{item.wire}`."
        array = {**self._array(item), "description": "The elements, in significant order."}
        schema: Schema = {"type": "object", "description": doc, "properties": {item.key: array}}
        if wrapper.text is not None:
            schema["properties"] = {item.key: array, wrapper.text.key: self._property(wrapper.text)}
        return schema

    def _markup(self, member: Member) -> Schema:
        """Return where a value stands in XML, if that is not an element of its key."""
        if not self._form.markup:
            return {}
        if member.field.place == "attribute":
            return {"xml": {"attribute": True}}
        if member.field.place == "text":
            return {"x-xml-text": True}
        return {} if member.key == member.wire else {"xml": {"name": member.wire}}

    def _value(self, field: ir.Field) -> Schema:
        kind = field.type.kind
        if kind == "object":
            return reference(pascal(str(field.type.name)))
        if self._form.is_string(field):
            return {"type": "string", "x-kind": kind}
        schema = {**_PRIMITIVES[kind]}
        if kind == "enum":
            item = self._enumerations[str(field.type.name)]
            schema["x-enumeration"] = pascal(item.name)
            schema["x-known-values"] = [member.value for member in item.members]
        return schema


def _facts(field: ir.Field) -> Schema:
    facts: Schema = {"x-since": field.since} if field.since else {}
    if field.secret and field.type.kind == "string":
        facts["format"] = "password"
    return facts


def error_type(api: ir.Api) -> ir.Type:
    """Return the type of replies that report a failure."""
    wire = api.protocol.documents.error
    return next(
        item
        for item in api.types
        if item.role == "reply" and any(field.wire == wire for field in item.fields)
    )


def _used(api: ir.Api) -> set[str]:
    """Return the types in the documents of operations and of errors, and all they are made of."""
    types = {item.name: item for item in api.types}
    waiting = [error_type(api).name]
    for operation in api.operations:
        documents = (operation.request and operation.request.type, operation.reply.type)
        waiting += [name for name in documents if name]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            kinds = (field.type for field in types[name].fields)
            waiting += [str(kind.name) for kind in kinds if kind.kind == "object"]
    return found
