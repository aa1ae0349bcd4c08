"""`flows.add_tags` and `flows.delete_tag`: each label is one tag, whatever it holds."""

from __future__ import annotations

import pytest
from tableau_flows import emulator, errors
from tableau_flows._resources.tags import add_tags

FLOW = emulator.seed_id("flow", "Superstore")


def labels_of(tags):
    return [tag.label for tag in tags]


@pytest.mark.parametrize(
    "label", ["sales", "a b", "a,b", "a\u00a0b", "a/b c", "50%", "v1.2", "#1?", "+&;=", "é<'>"]
)
def test_a_label_is_one_tag_and_is_deleted_by_the_same_text(tableau, server, label):
    added = tableau.flows.add_tags(FLOW, [label])
    assert set(labels_of(added)) == {"demo", label}
    assert tableau.flows.get(FLOW).tags == added
    assert next(iter(tableau.flows.list(filter="name:eq:Superstore"))).tags == added
    tableau.flows.delete_tag(FLOW, label)
    assert labels_of(tableau.flows.get(FLOW).tags) == ["demo"]


def test_only_labels_that_would_be_split_are_sent_in_quotes():
    body = add_tags(FLOW, ["sales", "a b"]).body
    assert b'<tag label="sales"/><tag label="&quot;a b&quot;"/>' in body


def test_at_least_one_label_is_given(tableau, server):
    with pytest.raises(errors.UsageError, match=r"^labels must hold at least one label$"):
        tableau.flows.add_tags(FLOW, [])
    assert server.requests == ()


@pytest.mark.parametrize("label", ['"', 'a "b" c', '"a b"'])
def test_a_label_with_a_double_quote_is_refused(tableau, server, label):
    with pytest.raises(errors.UsageError, match=r"^each of labels must be without double quotes"):
        tableau.flows.add_tags(FLOW, ["sales", label])
    assert server.requests == ()


def test_a_tag_that_the_flow_does_not_have_cannot_be_deleted(tableau):
    with pytest.raises(errors.NotFoundError) as caught:
        tableau.flows.delete_tag(FLOW, "Demo")
    assert caught.value.code == "404007"
