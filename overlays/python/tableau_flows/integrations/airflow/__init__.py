"""A provider for Apache Airflow: run flows, wait for them, without a worker where that can be.

It is there as soon as the package is installed beside Airflow 3
(``pip install "tableau-flows[airflow]"``)::

    from tableau_flows.integrations.airflow import TableauFlowRunOperator

    orders = TableauFlowRunOperator(
        task_id="orders",
        flow="Orders",
        project="Sales/EU",
        parameters={"Day": "{{ ds }}"},
        deferrable=True,
    )

- `TableauFlowRunOperator` runs a flow, and waits for its end.
- `TableauFlowRunSensor` waits for a run that something else has started.
- `TableauFlowsHook` makes clients from a connection of Airflow of the type ``tableau_flows``.
- `TableauFlowRunTrigger` waits in the triggerer; all triggers of a connection share one session.
- `TableauFlowLink` leads from a task to the page of the flow, which has the history of its runs.

Importing this package loads neither Airflow nor the library until a name is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tableau_flows.integrations.airflow.hooks import TableauFlowsHook
    from tableau_flows.integrations.airflow.links import TableauFlowLink
    from tableau_flows.integrations.airflow.operators import TableauFlowRunOperator
    from tableau_flows.integrations.airflow.sensors import TableauFlowRunSensor
    from tableau_flows.integrations.airflow.triggers import TableauFlowRunTrigger

__all__ = [
    "TableauFlowLink",
    "TableauFlowRunOperator",
    "TableauFlowRunSensor",
    "TableauFlowRunTrigger",
    "TableauFlowsHook",
]

_HOMES = {
    "TableauFlowLink": "links",
    "TableauFlowRunOperator": "operators",
    "TableauFlowRunSensor": "sensors",
    "TableauFlowRunTrigger": "triggers",
    "TableauFlowsHook": "hooks",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value  # the next look-up does not come here
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
