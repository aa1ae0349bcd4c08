"""Arguments that the operator and the sensor have in common."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tableau_flows import Client, is_id, models
from tableau_flows.errors import UsageError


def find_flow(tableau: Client, flow: str, project: str | None) -> models.Flow:
    """Return the flow of a name, of the address of its page, or of an id.

    Raises:
        LookupFailedError: There is no flow of the name, or several.
        NotFoundError: There is no flow of the id.
    """
    if is_id(flow):
        return tableau.flows.get(flow)
    return tableau.flows.find(flow, project=project)


def seconds_of(given: float | timedelta) -> float:
    """Return a duration in seconds."""
    return given.total_seconds() if isinstance(given, timedelta) else float(given)


def moment_of(given: datetime | str, argument: str) -> datetime:
    """Return a moment, which templates give as text in ISO format.

    Raises:
        UsageError: It is no moment, or has no time zone.
    """
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        raise UsageError(
            f"{argument} must be a time in ISO format, such as {{{{ data_interval_start }}}}, not"
            f" {given!r}"
        ) from None
    if moment.tzinfo is None:
        raise UsageError(f"{argument} must have a time zone: {given}")
    return moment.astimezone(UTC)
