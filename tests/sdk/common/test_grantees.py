"""The table of the kinds of grantees agrees with the spec and with what takes one of each."""

from __future__ import annotations

import inspect
import typing
from dataclasses import fields

import pytest
from tableau_flows import Client, Grant, errors, models
from tableau_flows._common.grantees import (
    GRANTEES,
    GranteeKind,
    chosen_grantee,
    element_for,
    grantees_in,
)
from tableau_flows_generated import catalog


def test_the_kinds_are_those_of_the_spec():
    grantee_fields = [one.name for one in fields(models.GranteeCapabilities)]
    grantee_fields.remove("capabilities")
    assert list(GRANTEES.values()) == grantee_fields
    hints = typing.get_type_hints(models.GranteeCapabilities)
    for kind, name in GRANTEES.items():
        [reference] = (one for one in typing.get_args(hints[name]) if one is not type(None))
        assert reference._object == kind


@pytest.mark.parametrize(
    "method",
    [
        Grant,
        chosen_grantee,
        Client.permissions.grant,
        Client.permissions.revoke,
        Client.projects.grant,
        Client.projects.grant_default,
        Client.projects.revoke,
        Client.projects.revoke_default,
    ],
    ids=lambda method: method.__qualname__,
)
def test_what_takes_a_grantee_takes_one_of_each_kind_in_the_same_order(method):
    names = [name for name in inspect.signature(method).parameters if name in GRANTEES.values()]
    assert names == list(GRANTEES.values())


@pytest.mark.parametrize("kind", GRANTEES)
def test_the_element_of_a_grantee_has_it_as_its_only_one(kind: GranteeKind):
    element = element_for(kind, "Id", (models.Capability(name="Read", mode="Allow"),))
    assert list(grantees_in(element)) == [(kind, "Id")]
    assert list(grantees_in(Grant(**{GRANTEES[kind]: "Id"}))) == [(kind, "Id")]
    assert chosen_grantee(**{**dict.fromkeys(GRANTEES.values()), GRANTEES[kind]: "Id"}) == (
        kind,
        "Id",
    )


@pytest.mark.parametrize("given", [(None, None, None), ("a", "b", None), ("a", "b", "c")])
def test_exactly_one_grantee_is_given(given):
    words = "^give exactly one of user=, group= and group_set=$"
    with pytest.raises(errors.UsageError, match=words):
        chosen_grantee(*given)


@pytest.mark.parametrize("subject", ["flow", "project", "default_flow"])
def test_the_api_takes_a_capability_away_from_each_kind(subject):
    prefix = f"delete_{subject}_permission_for_"
    found = {info.name for info in catalog.OPERATIONS.values() if info.name.startswith(prefix)}
    assert found == {f"{prefix}{name}" for name in GRANTEES.values()}
