"""The update of all connections that match: which ones, with which values, and the report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from tableau_flows_generated import catalog, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_flag, check_number, check_text, shown
from tableau_flows_generated.conditions import Condition
from tableau_flows_generated.operation import Operation

from tableau_flows._bulk.gathered import Gathered, ends_everything
from tableau_flows._bulk.reports import Report, flow_text
from tableau_flows._bulk.run_outcomes import check_flows
from tableau_flows._calls.call import call, checked_reply_id
from tableau_flows._common.arguments import name_of
from tableau_flows._common.failed_items import FailedItem
from tableau_flows._lists.plans import LazyList
from tableau_flows._plans.steps import Outcome, Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import NotFoundError, UnknownResourceError, UsageError

_LARGEST_PORT = 65_535

_ANY_ID = "00000000-0000-0000-0000-000000000000"

_COMPARED = (
    "server_address",
    "server_port",
    "user_name",
    "embed_password",
    "authentication_type",
    "query_tagging_enabled",
)
"""The values that the list of connections tells; it never tells a password."""

_AS_WANTED = "the connection already has these values"
_GONE = "the flow or the connection no longer exists"


@dataclass(frozen=True, slots=True)
class ConnectionChange:
    """A connection of a flow in the report of `connections.update_matching`.

    Attributes:
        flow_id: The id of the flow.
        flow_name: The name of the flow; None if only its id is known.
        connection: The connection as it was before; None if the connections of the flow could not
            be read.
        reason: Why the connection was skipped; empty if it was not.
    """

    flow_id: str
    flow_name: str | None = None
    connection: m.Connection | None = None
    reason: str = ""

    def __str__(self) -> str:
        text = flow_text(self.flow_name, self.flow_id)
        if self.connection is not None:
            address = self.connection.server_address or "without an address"
            text += f", connection {address} ({self.connection.id})"
        return f"{text}: {self.reason}" if self.reason else text


@dataclass(frozen=True, slots=True)
class ConnectionFilter:
    """Which connections are updated: those that have all the values that are not None."""

    server_address: str | None
    server_port: int | None
    user_name: str | None
    connection_type: str | None

    def check(self) -> None:
        """Check the values.

        Raises:
            UsageError: One is invalid, or all are None.
        """
        check_text(self.server_address, "server_address", empty=False)
        check_number(self.server_port, "server_port", least=0, most=_LARGEST_PORT)
        check_text(self.user_name, "user_name", empty=False)
        check_text(self.connection_type, "connection_type", empty=False)
        given = (self.server_address, self.server_port, self.user_name, self.connection_type)
        if all(value is None for value in given):
            raise UsageError(
                "no connections are selected: give at least one of server_address=, server_port=,"
                " user_name=, connection_type="
            )

    def matches(self, connection: m.Connection) -> bool:
        """Return whether a connection has the values; hosts are compared without regard to case."""
        host = (connection.server_address or "").casefold()
        return (
            (self.server_address is None or self.server_address.casefold() == host)
            and self.server_port in (None, connection.server_port)
            and self.user_name in (None, connection.user_name)
            and self.connection_type in (None, connection.type)
        )


def check_values(values: m.ConnectionUpdate) -> None:
    """Check the new values of connections.

    Raises:
        UsageError: One is invalid, or all are None.
    """
    check_text(values.server_address, "new_server_address")
    check_number(values.server_port, "new_server_port", least=0, most=_LARGEST_PORT)
    check_text(values.user_name, "new_user_name")
    # A variable that is not set must not take the passwords of a whole site away.
    check_text(values.password, "password", empty=False, secret=True)
    if values == m.ConnectionUpdate():
        raise UsageError(
            "nothing to change: give at least one of new_server_address=, new_server_port=,"
            " new_user_name=, password=, embed_password=, authentication_type=,"
            " query_tagging_enabled="
        )
    _update(_ANY_ID, _ANY_ID, values)


@dataclass(slots=True)
class _FlowUpdate:
    """What was done for one flow so far."""

    flow_id: str
    flow_name: str | None
    changed: list[ConnectionChange] = field(default_factory=list[ConnectionChange])
    skipped: list[ConnectionChange] = field(default_factory=list[ConnectionChange])
    failed: list[FailedItem[ConnectionChange]] = field(
        default_factory=list[FailedItem[ConnectionChange]]
    )

    def change(self, connection: m.Connection | None, reason: str = "") -> ConnectionChange:
        return ConnectionChange(self.flow_id, self.flow_name, connection, reason)


class MatchingUpdate:
    """Updates the connections that match, flow by flow, and keeps what was done.

    Args:
        session: The session of the client.
        chosen: Which connections are updated.
        values: The new values.
        dry_run: Whether connections are only read.

    Raises:
        UsageError: An argument is invalid.
    """

    def __init__(
        self,
        session: Session,
        chosen: ConnectionFilter,
        values: m.ConnectionUpdate,
        *,
        dry_run: bool,
    ) -> None:
        chosen.check()
        check_values(values)
        check_flag(dry_run, "dry_run", required=True)
        self._session = session
        self._chosen = chosen
        self._values = values
        self._dry_run = dry_run
        self._flows: list[_FlowUpdate] = []

    def plan(self, flow: str | Identified) -> Plan[_FlowUpdate]:
        """Return the plan for a flow; called in the order of the flows."""
        update = _FlowUpdate(_told_id(flow), name_of(flow))
        self._flows.append(update)
        return self._update_flow(update, flow)

    def is_failed(self, outcome: Outcome[_FlowUpdate]) -> bool:
        """Return whether a connection of a flow could not be read or updated."""
        return outcome.value is None or bool(outcome.value.failed)

    def report(self, gathered: Gathered[str | Identified, _FlowUpdate]) -> Report[ConnectionChange]:
        """Return the report of all flows so far."""
        errors = {ended.number: ended.outcome.error for ended in gathered.ended}
        failed: list[FailedItem[ConnectionChange]] = []
        for number, update in enumerate(self._flows, 1):
            failed += update.failed
            error = errors.get(number)
            if error is not None and all(one.error is not error for one in update.failed):
                failed.append(FailedItem(update.change(None), error))
        return Report(
            changed=tuple(one for update in self._flows for one in update.changed),
            skipped=tuple(one for update in self._flows for one in update.skipped),
            failed=tuple(failed),
            unfinished=tuple(
                update.change(None)
                for number, update in enumerate(self._flows, 1)
                if number not in errors
            ),
            dry_run=self._dry_run,
        )

    def _update_flow(self, update: _FlowUpdate, flow: str | Identified) -> Plan[_FlowUpdate]:
        """Read the connections of a flow, and update those that match one after the other."""
        if isinstance(flow, m.Flow):
            checked_reply_id(self._session, catalog.QUERY_FLOWS_FOR_SITE, flow.id, "a flow")
        id_of(flow, "each of flows", "flow")  # an item of a lazy list is not checked before
        try:
            connections = yield from call(self._session, operations.query_flow_connections(flow))
        except NotFoundError as error:
            # An id may be wrong; an object existed a moment ago.
            if isinstance(flow, str) or not _is_gone(error):
                raise
            update.skipped.append(update.change(None, _GONE))
            return update
        for connection in filter(self._chosen.matches, connections):
            if self._is_as_wanted(connection):
                update.skipped.append(update.change(connection, _AS_WANTED))
            elif self._dry_run:
                update.changed.append(update.change(connection))
            else:
                yield from self._update_connection(update, connection)
        return update

    def _update_connection(self, update: _FlowUpdate, connection: m.Connection) -> Plan[None]:
        """Update a connection; a failure ends nothing unless all connections would have it."""
        listing = catalog.QUERY_FLOW_CONNECTIONS
        try:
            checked_reply_id(self._session, listing, connection.id, "a connection")
            yield from call(self._session, _update(update.flow_id, connection, self._values))
        except Exception as error:
            if _is_gone(error):
                update.skipped.append(update.change(connection, _GONE))
                return
            update.failed.append(FailedItem(update.change(connection), error))
            if ends_everything(error):
                raise
        else:
            update.changed.append(update.change(connection))

    def _is_as_wanted(self, connection: m.Connection) -> bool:
        if self._values.password is not None:
            return False
        wanted = {name: getattr(self._values, name) for name in _COMPARED}
        return all(
            value is None or getattr(connection, name) == value for name, value in wanted.items()
        )


def _update(
    flow: str, connection: str | m.Connection, values: m.ConnectionUpdate
) -> Operation[m.Connection]:
    return operations.update_flow_connection(
        flow,
        connection,
        server_address=values.server_address,
        server_port=values.server_port,
        user_name=values.user_name,
        password=values.password,
        embed_password=values.embed_password,
        authentication_type=values.authentication_type,
        query_tagging_enabled=values.query_tagging_enabled,
    )


def _told_id(flow: object) -> str:
    """Return the id of a flow for the report, whatever was given."""
    told: object = flow if isinstance(flow, str) else getattr(flow, "id", None)
    return told if isinstance(told, str) else shown(flow)


def _is_gone(error: Exception) -> bool:
    return isinstance(error, NotFoundError) and not isinstance(error, UnknownResourceError)


def check_flows_to_update(
    flows: object, where: Sequence[Condition[m.Flow]], kinds: tuple[type, ...]
) -> None:
    """Check the flows whose connections are updated; those of a lazy list only as they come.

    Raises:
        UsageError: They are no iterable of flows, or conditions are given as well.
    """
    if flows is None:
        return
    check_flows(flows, kinds)
    if where != ():
        raise UsageError("flows and where cannot be given together")
    if isinstance(flows, Collection):
        for flow in cast("Iterable[str | Identified]", flows):
            id_of(flow, "each of flows", "flow")


def number_of(flows: object) -> int | None:
    """Return the number of flows, if it is known without reading them."""
    if isinstance(flows, LazyList):
        return cast("LazyList[object]", flows).known_total
    return len(cast("Collection[object]", flows)) if isinstance(flows, Collection) else None
