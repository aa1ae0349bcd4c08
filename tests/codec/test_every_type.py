"""Instances of every type in the schema: written by us, read by us and by xsdata, valid."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tableau_flows_generated import codec
from xsd_validation import invalid_places

from generator.languages.python.names import snake
from generator.spelling import pascal

API = json.loads((Path(__file__).parents[2] / "generated" / "api.json").read_text("utf-8"))
TYPES = {item["name"]: item for item in API["types"]}
ENUMERATIONS = {item["name"]: item for item in API["enumerations"]}

EXCLUSIVE = {
    "data quality warning reply": ("data_quality_warning", "data_quality_warning_list"),
}
"""Fields of a type of which servers send only one."""

# Every character that XML can hold.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r"),
    max_size=12,
)
PRIMITIVES: dict[str, st.SearchStrategy[Any]] = {
    "string": TEXT,
    "boolean": st.booleans(),
    "integer": st.integers(1, 2**31 - 1),
    "dateTime": st.datetimes(timezones=st.just(UTC)),
    "time": st.times(),
}


def values(field: dict[str, Any]) -> st.SearchStrategy[Any]:
    kind, name = field["type"]["kind"], field["type"]["name"]
    if field["place"] == "text" and not field["required"]:  # mixed content
        if field["wrapper"]:  # for which xsdata has no place
            return st.none()
        return st.none() | TEXT.map(str.strip).filter(bool)
    if kind == "object":
        one = instances(name)
    elif kind == "enum":
        enumeration = codec.model_named(pascal(name)).__members__
        known = [member["value"] for member in ENUMERATIONS[name]["members"]]
        unknown = TEXT.filter(lambda text: text not in known and text.strip())
        one = st.sampled_from(list(enumeration.values())) | unknown
    else:
        one = PRIMITIVES[kind]
    if field["place"] != "attribute" and kind == "string":
        one = one.map(lambda text: text or "x")  # xsdata takes an empty text for none
    if field["nullable"]:  # an empty list and no list are one to xsdata
        return st.none() | st.lists(one, min_size=1, max_size=2).map(tuple)
    if field["many"]:
        return st.lists(one, min_size=1 if field["required"] else 0, max_size=2).map(tuple)
    return one if field["required"] else st.none() | one


def instances(name: str) -> st.SearchStrategy[Any]:
    model = codec.model_named(pascal(name))
    fields = {snake(field["name"]): values(field) for field in TYPES[name]["fields"]}
    return st.fixed_dictionaries(fields).map(lambda given: model(**given))


def root_of(type_: dict[str, Any]) -> str:
    return {"request": "tsRequest", "reply": "tsResponse"}.get(type_["role"], type_["xml_type"])


@pytest.mark.parametrize("name", sorted(TYPES))
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_instance_comes_back_equal_from_both_readers_and_is_valid(
    name: str,
    data: st.DataObject,
    oracle: Callable[[type, bytes], Any],
) -> None:
    value = data.draw(instances(name))
    # A reply has one of the two, and xsdata takes an element of a list for one outside of it.
    assume(name not in EXCLUSIVE or not all(getattr(value, f) for f in EXCLUSIVE[name]))
    root = root_of(TYPES[name])
    document = codec.encode(value, root)
    assert codec.decode(type(value), document, root) == value
    assert oracle(type(value), document) == value
    assert invalid_places(document, root, TYPES[name]["xml_type"]) == []
