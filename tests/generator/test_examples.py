"""How the examples of the spec are read, to check what they call."""

from __future__ import annotations

import pytest

from generator.language import Call, ExampleError
from generator.languages.python.examples import read_example


def call(
    *target: str, by_position: tuple[object, ...] = (), is_open: bool = False, **named
) -> Call:
    return Call(target=target, positional=by_position, named=named, is_open=is_open)


@pytest.mark.parametrize(
    ("code", "calls"),
    [
        ("tableau.sign_in()", [call("sign_in")]),
        ("flow = tableau.flows.get(flow)", [call("flows", "get", by_position=(None,))]),
        ("tableau.users.list(size=10)", [call("users", "list", size=10)]),
        ("tableau.users.list(all=True)", [call("users", "list", all=True)]),
        ("tableau.tags.add('x', None)", [call("tags", "add", by_position=("x", None))]),
        ("tableau.flows.get(*given)", [call("flows", "get", is_open=True)]),
        ("tableau.flows.get(**given)", [call("flows", "get", is_open=True)]),
        ("print(tableau.flows.find('x').name)", [call("flows", "find", by_position=("x",))]),
        (
            "for one in tableau.flows.list():\n    tableau.flows.delete(one)",
            [call("flows", "list"), call("flows", "delete", by_position=(None,))],
        ),
        ("run.wait()", []),
        ("tableau.flows", []),
    ],
)
def test_the_calls_of_the_client_are_found_in_their_order(code: str, calls: list[Call]) -> None:
    assert read_example(code) == calls


@pytest.mark.parametrize(
    "code", ["tableau.flows.get(", "if flow:\n", "tableau.flows.get(x=1, x=2)"]
)
def test_what_is_no_code_is_refused_with_its_line(code: str) -> None:
    with pytest.raises(ExampleError, match="line 1"):
        read_example(code)


def test_a_byte_that_no_code_has_is_refused() -> None:
    with pytest.raises(ExampleError):
        read_example("tableau.\0")
