"""The OpenAPI documents say what `api.json` says: nothing is lost, and nothing is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

METHODS = {"get", "put", "post", "delete", "patch"}
PREFIX = "/api/{apiVersion}"


def operations(document: Any) -> dict[str, tuple[str, str, Any]]:
    """The operations of a document by id, each with its method and path."""
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


def pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split())


def used_types(api: Any) -> dict[str, Any]:
    """The types that a document can hold, by their names in neutral words."""
    types = {item["name"]: item for item in api["types"]}
    found = {"error reply"}
    for operation in api["operations"]:
        found |= {(operation["request"] or {}).get("type"), operation["reply"]["type"]} - {None}
    while (
        more := {
            field["type"]["name"]
            for name in found
            for field in types[name]["fields"]
            if field["type"]["kind"] == "object"
        }
        - found
    ):
        found |= more
    return {name: types[name] for name in found}


def test_the_operations_are_the_same(api: Any, document: Any) -> None:
    wanted = {item["id"]: (item["method"], item["path"]) for item in api["operations"]}
    found = {
        name: (method, PREFIX + path) for name, (method, path, _) in operations(document).items()
    }
    assert found == wanted


def test_the_texts_and_facts_of_operations_are_the_same(api: Any, document: Any) -> None:
    found = operations(document)
    for item in api["operations"]:
        operation = found[item["id"]][2]
        assert operation["tags"] == [item["resource"].replace(" ", "_")]
        assert operation["summary"] == item["summary"]
        assert item["doc"] in operation["description"]
        assert item["permission"] in operation["description"]
        assert f"Since version {item['since']} " in operation["description"]
        assert operation["externalDocs"] == {"url": item["url"]}
        assert operation.get("deprecated", False) == item["deprecated"]
        assert operation.get("security") == (None if item["authenticated"] else [])
        assert operation.get("x-scopes") == (item["scopes"] if item["scopes_known"] else None)
        assert operation.get("x-needs") == item["needs"]
        assert operation.get("x-deployment") == item["deployment"]
        assert operation["x-retry"] == item["retry"]
        assert operation.get("x-verify", {}).get("text") == (item["verify"] or {}).get("text")


def test_the_parameters_are_the_same(api: Any, document: Any) -> None:
    found = operations(document)
    for item in api["operations"]:
        wanted = {
            (one["name"], one["location"]): (
                one["type"],
                one["required"],
                *(one["minimum"], one["maximum"], one["default"]),
                *(one["enum"], one["since"], one["deprecated"], one["session"]),
                {field["name"]: field["operators"] for field in one["filter"]},
                [field["name"] for field in one["sort"]],
            )
            for one in item["parameters"]
            if one["name"] != "apiVersion"
        }
        assert {
            (one["name"], one["in"]): (
                resolved(document, one)["type"],
                one["required"],
                *(resolved(document, one).get(key) for key in ("minimum", "maximum", "default")),
                resolved(document, one).get("enum", []),
                *(one.get("x-since"), one.get("deprecated", False), one.get("x-session", False)),
                {name: facts["operators"] for name, facts in one.get("x-filter", {}).items()},
                list(one.get("x-sort", ())),
            )
            for one in found[item["id"]][2]["parameters"]
        } == wanted, item["id"]
        assert all(one["description"] for one in found[item["id"]][2]["parameters"])


def resolved(document: Any, parameter: Any) -> Any:
    """The schema of a parameter, also if it has a name."""
    schema = parameter["schema"]
    if "$ref" in schema:
        return document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def test_the_placeholders_of_a_path_are_its_parameters(document: Any) -> None:
    for _, path, operation in operations(document).values():
        names = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
        assert names == {piece.split("}")[0] for piece in path.split("{")[1:]}


def test_the_bodies_of_requests_are_the_same(api: Any, document: Any, form: str) -> None:
    documents = {"xml": "text/xml", "json": "application/json"}[form]
    found = operations(document)
    for item in api["operations"]:
        body = found[item["id"]][2].get("requestBody")
        if item["request"] is None:
            assert body is None
            continue
        assert body["required"] is True
        ((media_type, media),) = body["content"].items()
        name = media["schema"]["$ref"].rpartition("/")[2]
        if not item["request"]["parts"]:
            assert (media_type, name) == (documents, pascal(item["request"]["type"]))
            continue
        schema = document["components"]["schemas"][name]
        parts = {part["name"]: part for part in item["request"]["parts"]}
        assert media_type == item["request"]["media_type"]
        assert list(schema["properties"]) == list(media["encoding"]) == list(parts)
        assert schema["required"] == [name for name, part in parts.items() if part["required"]]
        for name, part in parts.items():
            encoding = media["encoding"][name]
            wanted = documents if part["media_type"] == "text/xml" else part["media_type"]
            assert encoding["contentType"] == wanted
            assert encoding["x-disposition"] == part["disposition"]
            assert encoding.get("x-filename") == part["filename"]
            if part["content"] == "document":
                type_ = pascal(item["request"]["type"])
                assert schema["properties"][name]["$ref"].endswith(f"/{type_}")


def test_the_replies_are_the_same(api: Any, document: Any, form: str) -> None:
    media_type = {"xml": "application/xml", "json": "application/json"}[form]
    found = operations(document)
    for item in api["operations"]:
        responses = found[item["id"]][2]["responses"]
        (success,) = (status for status in responses if status.startswith("2"))
        assert int(success) == item["reply"]["status"]
        content = responses[success].get("content", {})
        if item["reply"]["binary"]:
            assert content["application/octet-stream"]["schema"]["format"] == "binary"
        elif item["reply"]["type"] is None:
            assert content == {}
        else:
            name = pascal(item["reply"]["type"])
            assert content[media_type]["schema"] == {"$ref": f"#/components/schemas/{name}"}


def test_the_error_codes_of_each_status_are_the_same(api: Any, document: Any) -> None:
    statuses = {item["code"]: item["status"] for item in api["errors"]}
    found = operations(document)
    for item in api["operations"]:
        wanted = Counter(
            (statuses[row["code"]], row["code"], row["when"]) for row in item["errors"]
        )
        responses = found[item["id"]][2]["responses"]
        assert wanted == Counter(
            (int(status), row["code"], row["when"])
            for status, response in responses.items()
            for row in response.get("x-error-codes", ())
        )
        for status, code, when in wanted:
            assert f"| {code} |" in responses[str(status)]["description"]
            assert " ".join(when.split()) in responses[str(status)]["description"]
        assert responses["default"] == {"$ref": "#/components/responses/Error"}


def test_the_catalog_of_error_codes_is_the_same(api: Any, document: Any) -> None:
    wanted = {
        item["code"]: (item["status"], item["name"], item["doc"], item["remedy"])
        for item in api["errors"]
    }
    assert {
        code: (item["status"], item["name"], item["description"], item.get("remedy", ""))
        for code, item in document["x-error-codes"].items()
    } == wanted


def rows_of_a_type(type_: Any, form: str) -> Iterator[tuple[Any, ...]]:
    """What the fields of a type are as properties: key, kind, place, whether it is required."""
    fields = type_["fields"]
    attributes = {field["wire"] for field in fields if field["place"] == "attribute"}
    for field in fields:
        wrapper, place, key = field["wrapper"], field["place"], field["wire"]
        if wrapper:
            if place != "text":
                yield wrapper, "wrapper", "element", field["required"]
            continue
        if place == "text":
            key = "value"
        if place != "attribute" and key in attributes:
            if form == "json":
                continue
            first, *others = field["name"].split()
            key = first + "".join(map(str.capitalize, others))
        kind = field["type"]["name"] or field["type"]["kind"]
        if field["type"]["kind"] == "object":
            kind = pascal(kind)
        if form == "json":
            place = "element"
        yield key, f"[{kind}]" if field["many"] else kind, place, field["required"]


def rows_of_a_schema(schema: Any, enumerations: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    """The same, from a schema."""
    for key, given in schema["properties"].items():
        many = given.get("type") == "array"
        value = given["items"] if many else given
        place = "attribute" if value.get("xml", {}).get("attribute") else "element"
        place = "text" if value.get("x-xml-text") else place
        if "$ref" in value:
            kind = value["$ref"].rpartition("/")[2]
            if not many and kind.endswith("List"):
                kind = "wrapper"
        elif "x-enumeration" in value:
            kind = enumerations[value["x-enumeration"]]
        else:
            kind = value.get("x-kind", value["type"])
        yield key, f"[{kind}]" if many else kind, place, key in schema.get("required", ())


def test_the_properties_of_types_are_the_same(api: Any, document: Any, form: str) -> None:
    schemas = document["components"]["schemas"]
    enumerations = {pascal(item["name"]): item["name"] for item in api["enumerations"]}
    types = used_types(api)
    for name, type_ in types.items():
        wanted = Counter(rows_of_a_type(type_, form))
        found = rows_of_a_schema(schemas[pascal(name)], enumerations)
        found = (
            (key, "wrapper" if kind == "FlowParameterDomainValues" else kind, *others)
            for key, kind, *others in found
        )
        assert Counter(found) == wanted, name


def test_the_texts_and_versions_of_properties_are_the_same(api: Any, document: Any) -> None:
    schemas = document["components"]["schemas"]
    for name, type_ in used_types(api).items():
        schema = schemas[pascal(name)]
        assert schema["description"] == type_["doc"]
        assert schema.get("x-since") == type_["since"]
        for field in type_["fields"]:
            if field["place"] == "attribute" or (field["wrapper"] and field["place"] == "element"):
                found = schema["properties"][field["wrapper"] or field["wire"]]
                assert found["description"].startswith(field["doc"])
                assert found.get("x-since") == field["since"]
                assert (found.get("format") == "password") == field["secret"]


def test_there_is_a_schema_for_each_type_wrapper_and_multipart_body_and_no_other(
    api: Any, document: Any
) -> None:
    types = used_types(api)
    lists = {
        f"{pascal(field['type']['name'])}List" if field["type"]["name"] else None
        for type_ in types.values()
        for field in type_["fields"]
        if field["wrapper"] and field["place"] == "element"
    }
    parts = {
        f"{item['id'][:1].upper()}{item['id'][1:]}Multipart"
        for item in api["operations"]
        if item["request"] and item["request"]["parts"]
    }
    enums = {tuple(one["enum"]) for item in api["operations"] for one in item["parameters"]}
    known = {
        f"{pascal(item['name'])}Parameter"
        for item in api["enumerations"]
        if any({one["value"] for one in item["members"]} == {*enum} for enum in enums)
    }
    assert len(known) >= 2
    wanted = {*map(pascal, types), *(lists - {None}), *parts, *known, "FlowParameterDomainValues"}
    assert set(document["components"]["schemas"]) == wanted


def test_a_wrapper_holds_its_elements_and_the_text_beside_them(api: Any, document: Any) -> None:
    schemas = document["components"]["schemas"]
    for name, type_ in used_types(api).items():
        for field in type_["fields"]:
            if not field["wrapper"]:
                continue
            reference = schemas[pascal(name)]["properties"][field["wrapper"]]["$ref"]
            properties = schemas[reference.rpartition("/")[2]]["properties"]
            if field["place"] == "text":
                assert properties["value"]["type"] == "string"
                continue
            assert properties[field["wire"]]["type"] == "array"
            items = properties[field["wire"]]["items"]
            if field["type"]["name"]:
                assert items["$ref"].endswith(f"/{pascal(field['type']['name'])}")


def test_the_known_values_of_enumerations_are_the_same_and_open(api: Any, document: Any) -> None:
    known = {
        pascal(item["name"]): [member["value"] for member in item["members"]]
        for item in api["enumerations"]
    }
    found = [value for value in walk(document) if "x-enumeration" in value]
    assert {value["x-enumeration"] for value in found} == {
        pascal(field["type"]["name"])
        for type_ in used_types(api).values()
        for field in type_["fields"]
        if field["type"]["kind"] == "enum"
    }
    for value in found:
        assert value["type"] == "string"
        assert "enum" not in value
        assert value["x-known-values"] == known[value["x-enumeration"]]


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document."""
    if isinstance(node, dict):
        yield node
    for inner in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from walk(inner)


def test_the_resources_are_the_tags(api: Any, document: Any) -> None:
    assert {tag["name"]: tag["description"] for tag in document["tags"]} == {
        item["name"].replace(" ", "_"): item["doc"] for item in api["resources"]
    }


def test_the_session_and_the_server_are_described(api: Any, document: Any) -> None:
    assert document["security"] == [{"token": []}]
    token = document["components"]["securitySchemes"]["token"]
    header = api["protocol"]["session"]["header"]
    assert (token["type"], token["in"], token["name"]) == ("apiKey", "header", header)
    (server,) = document["servers"]
    assert server["url"] == "https://{host}/api/{version}"
    assert server["variables"]["version"]["default"] == api["version"]
    assert document["info"]["version"] == api["version"]
    assert document["info"]["x-oldest"] == api["oldest"]
