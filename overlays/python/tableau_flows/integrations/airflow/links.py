"""`TableauFlowLink`: the link from a task to the page of its flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow.providers.common.compat.sdk import BaseOperatorLink, XCom

from tableau_flows.integrations.airflow.names import PAGE

if TYPE_CHECKING:
    from airflow.sdk import BaseOperator
    from airflow.sdk.types import TaskInstanceKey


class TableauFlowLink(BaseOperatorLink):
    """Leads to the page of the flow on Tableau, where its run history shows the run."""

    @property
    def name(self) -> str:
        """The text of the button."""
        return "Tableau flow"

    @property
    def xcom_key(self) -> str:
        """The key of the XCom with the address."""
        return PAGE

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """Return the address that the task has stored; "" if the server did not return it."""
        address: object = XCom.get_value(ti_key=ti_key, key=PAGE)
        return address if isinstance(address, str) else ""
