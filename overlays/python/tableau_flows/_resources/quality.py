"""Takes the data quality warning out of a reply, which has one of two forms."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated.operation import Operation

from tableau_flows._calls.call import unusable_reply
from tableau_flows._session.session import Session


def only_warning(
    session: Session,
    operation: Operation[m.DataQualityWarningReply],
    reply: m.DataQualityWarningReply,
) -> m.DataQualityWarning:
    """Return the warning of a reply: by itself, or the last of a list (wire_facts §16).

    Args:
        session: The session of the client.
        operation: The call.
        reply: Its reply.

    Raises:
        UnreadableReplyError: The reply contains no warning.
    """
    found = reply.data_quality_warning
    if found is None and reply.data_quality_warning_list:
        found = reply.data_quality_warning_list[-1]
    if found is None:
        raise unusable_reply(session, operation.info, "a reply without a data quality warning")
    return found
