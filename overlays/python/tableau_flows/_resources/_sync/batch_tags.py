# Made from tableau_flows/_resources/batch_tags.py by make generate. Do not edit.
"""`client.tags`: tags of several flows at once."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified

from tableau_flows._resources._sync.engine import Engine
from tableau_flows._resources.tags import batch_add, batch_delete


class Tags:
    """Tags of several flows at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __repr__(self) -> str:
        return "<client.tags>"

    def add(self, flows: Sequence[str | Identified], labels: Sequence[str]) -> tuple[m.Tag, ...]:
        """Add tags to several flows in one call; those that the flows have already stay.

        Each label becomes one tag, even if it has blanks or commas, at which the server would split
        it: it is sent in double quotes, which are not kept. `flows.add_tags` is the call for one
        flow, and returns all tags that it has.

        Args:
            flows: The flows, as ids or as objects, at least one.
            labels: The labels of the tags, at least one.

        Returns:
            The tags that were added, as the server returns them.

        Raises:
            UsageError: There is no flow or no label, or a label is empty or holds a double quote;
                nothing was sent.
            NotFoundError: There is no flow with one of the ids.
            PermissionDeniedError: The user may not tag one of the flows.
            OutcomeUnknownError: The answer was lost; the tags of the flows tell what was done.

        `PUT /api/{apiVersion}/sites/{siteId}/tags:batchCreate`

        Since version 3.9.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#batch_add_tags
        """
        return self._engine.call(batch_add(flows, labels))

    def delete(self, flows: Sequence[str | Identified], labels: Sequence[str]) -> None:
        """Take tags off several flows in one call.

        A flow that does not have one of the tags is not an error. `flows.delete_tag` is the call
        for one tag of one flow.

        Args:
            flows: The flows, as ids or as objects, at least one.
            labels: The labels of the tags, at least one.

        Raises:
            UsageError: There is no flow or no label, or a label is empty or holds a double quote;
                nothing was sent.
            NotFoundError: There is no flow with one of the ids.
            PermissionDeniedError: The user may not tag one of the flows.
            OutcomeUnknownError: The answer was lost; the tags of the flows tell what was done.

        `DELETE /api/{apiVersion}/sites/{siteId}/tags:BatchDelete`

        Since version 3.9.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#batch_delete_tags
        """
        self._engine.call(batch_delete(flows, labels))
