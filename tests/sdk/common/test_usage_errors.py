"""A `UsageError` has the name of the argument that it is about."""

from __future__ import annotations

import pickle
from datetime import time, timedelta

import pytest
from tableau_flows import Client, errors, schedules
from tableau_flows_generated import operations
from tableau_flows_generated.checks import check_text


@pytest.mark.parametrize(
    ("fail", "argument"),
    [
        (lambda: operations.query_flow(""), "flow"),
        (lambda: check_text(5, "each of tags"), "tags"),
        (lambda: Client("https://a b", site=""), "server"),
        (lambda: schedules.Weekly(start=time(6), days=["Caturday"]), "days"),
        (lambda: schedules.Hourly(start=time(6), end=time(6)), "end"),
        (lambda: schedules.Daily(start=time(6), end=time(9)), "end"),
        (lambda: schedules.Daily(start=time(6), every=timedelta(hours=2)), "every"),
        (lambda: schedules.Weekly(start=time(6), days=[]), "days"),
        (lambda: schedules.Monthly(start=time(6), days=[32]), "days"),
    ],
    ids=["id", "item", "keyword", "recurrence", "combination", "given", "other", "none", "each"],
)
def test_an_error_names_its_argument(fail, argument):
    with pytest.raises(errors.UsageError) as caught:
        fail()
    assert caught.value.argument == argument
    assert pickle.loads(pickle.dumps(caught.value)).argument == argument


def test_an_error_about_no_single_argument_names_none():
    assert errors.UsageError("the client is closed").argument is None
