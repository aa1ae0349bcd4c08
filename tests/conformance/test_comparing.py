"""Differences are described, and each change of an observed value makes one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tableau_flows.conformance.forms.comparing import broken, differences

SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3)
VALUES: Any = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_a_value_has_no_difference_to_itself(value: Any) -> None:
    assert [*differences(value, value)] == []
    assert [*differences(value, value, exact=False)] == []


@given(VALUES, st.booleans())
def test_each_change_of_a_value_is_a_difference(value: Any, exact: bool) -> None:
    for what, changed in broken(value, value, exact=exact):
        assert [*differences(value, changed, exact=exact)], what


@given(st.dictionaries(st.sampled_from("abcd"), VALUES, min_size=1, max_size=3))
def test_more_keys_are_a_difference_only_if_exact(value: Any) -> None:
    more = {**value, "z": 1}
    assert [*differences(value, more)] == ["z: expected null, but got 1"]
    assert [*differences(value, more, exact=False)] == []


UNLIKE = [
    (1, True, "answer: expected 1, but got true"),
    (0, False, "answer: expected 0, but got false"),
    (1, "1", 'answer: expected 1, but got "1"'),
    ("", None, 'answer: expected "", but got null'),
    ([], None, "answer: expected [], but got null"),
    ({}, None, "answer: expected {}, but got null"),
    ({"a": {"b": [1, 2]}}, {"a": {"b": [1, 3]}}, "a.b[1]: expected 2, but got 3"),
    ({"a": [1]}, {"a": [1, 2]}, "a: expected 1 items, but got 2: [1, 2]"),
    ({"a": [1, 2]}, {"a": [2, 1]}, "a[0]: expected 1, but got 2"),
    ({"a": 1}, {}, "a: expected 1, but got null"),
    ("x" * 300, "y", f'answer: expected "{"x" * 199}… (302 characters), but got "y"'),
]


@pytest.mark.parametrize(("expected", "observed", "text"), UNLIKE)
def test_the_first_difference_says_where_and_what(expected: Any, observed: Any, text: str) -> None:
    assert next(differences(expected, observed)) == text


@pytest.mark.parametrize(
    ("expected", "observed"), [({"a": None}, {}), ({}, {"a": None}), (2, 2.0), ([None], [None])]
)
def test_null_is_a_missing_key_and_numbers_are_numbers(expected: Any, observed: Any) -> None:
    assert [*differences(expected, observed)] == []
