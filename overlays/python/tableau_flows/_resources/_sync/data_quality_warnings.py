# Made from tableau_flows/_resources/data_quality_warnings.py by make generate. Do not edit.
"""`client.data_quality_warnings`: the operations of the API, with one warning as the result."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.checks import check_flag
from tableau_flows_generated.operation import Operation
from tableau_flows_generated.resources import DataQualityWarningsApi

from tableau_flows._resources._sync.engine import Engine
from tableau_flows._resources.quality import only_warning


class DataQualityWarnings(DataQualityWarningsApi):
    """Warnings about the quality of the data that a flow makes."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def get(self, warning: str | Identified) -> m.DataQualityWarning:
        """Read one data quality warning.

        Args:
            warning: The data quality warning, as an id or as the object.

        Returns:
            The warning.

        Raises:
            NotFoundError: There is no such warning.
            PermissionDeniedError: The user may not read the flow.

        `GET /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`

        Since version 3.5.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#query_dqws
        """
        return self._read(operations.query_data_quality_warning(warning))

    def add(
        self,
        flow: str | Identified,
        *,
        kind: m.DataQualityWarningKind | str,
        message: str | None = None,
        active: bool = True,
        severe: bool = False,
    ) -> m.DataQualityWarning:
        """Add a data quality warning to a flow.

        Users of the flow and of the data that it makes see the warning while it is active.

        Args:
            flow: The flow, as an id or as the object.
            kind: Kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING.
            message: Text for the users of the data.
            active: Whether to show the warning.
            severe: Whether to show the warning prominently.

        Returns:
            The new warning.

        Raises:
            NotFoundError: There is no such flow.
            PermissionDeniedError: The user may not change the flow.

        `POST /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`

        Since version 3.5.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#add_dqw
        """
        check_flag(active, "active", required=True)
        check_flag(severe, "severe", required=True)
        return self._read(
            operations.add_flow_data_quality_warning(
                flow, kind=kind, message=message, active=active, severe=severe
            )
        )

    def update(
        self,
        warning: str | Identified,
        *,
        kind: m.DataQualityWarningKind | str | None = None,
        message: str | None = None,
        active: bool | None = None,
        severe: bool | None = None,
    ) -> m.DataQualityWarning:
        """Change a data quality warning; omitted values are unchanged.

        Args:
            warning: The data quality warning, as an id or as the object.
            kind: New kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or
                WARNING.
            message: New text for the users of the data.
            active: Whether to show the warning.
            severe: Whether to show the warning prominently.

        Returns:
            The warning as it is now.

        Raises:
            UsageError: No value to change is given; nothing was sent.
            NotFoundError: There is no such warning.
            PermissionDeniedError: The user may not change the flow.

        `PUT /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`

        Since version 3.5.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#update_dqw
        """
        return self._read(
            operations.update_data_quality_warning(
                warning, kind=kind, message=message, active=active, severe=severe
            )
        )

    def _read(self, operation: Operation[m.DataQualityWarningReply]) -> m.DataQualityWarning:
        reply = self._engine.call(operation)
        return only_warning(self._engine.session, operation, reply)
