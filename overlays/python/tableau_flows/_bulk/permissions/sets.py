"""The plans behind `permissions.set` and `permissions.copy`."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tableau_flows_generated import catalog, codes, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified, id_of, segment, text_segment
from tableau_flows_generated.checks import check_flag, invalid_argument, shown
from tableau_flows_generated.operation import Operation, OperationInfo

from tableau_flows._bulk.permissions.grant import Grant, checked_grants, grantee_of
from tableau_flows._bulk.permissions.rules import (
    Difference,
    GranteeKey,
    Others,
    Rule,
    capabilities_of,
    difference,
    rules_of,
    rules_of_grants,
    to_add,
)
from tableau_flows._calls.call import call, checked_reply_id
from tableau_flows._calls.request import AnyOperation, check_version
from tableau_flows._common.grantees import GranteeKind
from tableau_flows._common.permission_changes import PermissionChanges
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import (
    GrantIgnoredError,
    NotFoundError,
    OutcomeUnknownError,
    PermissionsLockedError,
    PermissionsPartlySetError,
    TableauError,
)

_DELETES: dict[GranteeKind, OperationInfo] = {
    "user": catalog.DELETE_FLOW_PERMISSION_FOR_USER,
    "group": catalog.DELETE_FLOW_PERMISSION_FOR_GROUP,
    "group set": catalog.DELETE_FLOW_PERMISSION_FOR_GROUP_SET,
}
_PERHAPS_GONE = {codes.CAPABILITY_NOT_FOUND, codes.USER_NOT_FOUND, codes.GROUP_NOT_FOUND}
"""The codes of a removal whose rule may not exist any longer (wire_facts §6.16)."""


def set_permissions(
    session: Session,
    flow: str | Identified,
    grants: Collection[Grant],
    others: Others,
    dry_run: bool,
) -> Plan[PermissionChanges]:
    """Change the rules on a flow to those of grants; return what was changed.

    Raises:
        UsageError: An argument is invalid; nothing was sent.
        PermissionsLockedError: They are locked to the project; nothing was changed.
        PermissionsPartlySetError: An error prevented a part of the changes.
    """
    checked = checked_grants(grants)
    _check_options(others, dry_run)
    flow_id = id_of(flow, "flow", "flow")
    named = {(kind, grantee_id.casefold()) for kind, grantee_id in map(grantee_of, checked)}
    names = dict(_names(checked))
    permissions = yield from call(session, operations.query_flow_permissions(flow_id))
    wanted = rules_of_grants(checked)
    changed = difference(rules_of(permissions), wanted, named, others)
    return (yield from _apply(session, flow_id, permissions, changed, names, dry_run))


def copy_permissions(
    session: Session,
    source: str | Identified,
    target: str | Identified,
    others: Others,
    dry_run: bool,
) -> Plan[PermissionChanges]:
    """Change the rules on a flow to those on another; return what was changed.

    Raises:
        UsageError: An argument is invalid; nothing was sent.
        PermissionsLockedError: They are locked to the project; nothing was changed.
        PermissionsPartlySetError: An error prevented a part of the changes.
    """
    _check_options(others, dry_run)
    source_id, target_id = id_of(source, "source", "flow"), id_of(target, "target", "flow")
    query = operations.query_flow_permissions(source_id)
    wanted = rules_of((yield from call(session, query)))
    permissions = yield from call(session, operations.query_flow_permissions(target_id))
    named = {rule.grantee for rule in wanted}
    changed = difference(rules_of(permissions), wanted, named, others)
    return (yield from _apply(session, target_id, permissions, changed, {}, dry_run))


def _check_options(others: object, dry_run: object) -> None:
    if not isinstance(others, str) or others not in ("keep", "remove"):
        raise invalid_argument("others", f"must be 'keep' or 'remove', not {shown(others)}")
    check_flag(dry_run, "dry_run", required=True)


def _names(grants: Iterable[Grant]) -> Iterator[tuple[GranteeKey, str]]:
    for grant in grants:
        if grant.name is not None:
            kind, grantee_id = grantee_of(grant)
            yield (kind, grantee_id.casefold()), grant.name


@dataclass(frozen=True, slots=True)
class _Step:
    """A call that makes some of the changes.

    Attributes:
        rules: The rules that it adds, or the one that it removes.
        adds: The call that adds, if it is one.
        removes: The call that removes, if it is one.
    """

    rules: tuple[Rule, ...]
    adds: Operation[m.Permissions] | None = None
    removes: Operation[None] | None = None


class _Progress:
    """Which changes are made, and which are left.

    Attributes:
        left: The rules that have yet to be added or removed.
    """

    def __init__(self, changed: Difference, names: Mapping[GranteeKey, str]) -> None:
        self._changed = changed
        self._names = names
        self._all = (*changed.before, *changed.added, *changed.after)
        self.left = dict.fromkeys(self._all)

    @property
    def done(self) -> PermissionChanges:
        """The changes that are made."""
        rules = {rule for rule in self._all if rule not in self.left}
        return self._changed.changes(rules, self._names)

    @property
    def remaining(self) -> PermissionChanges:
        """The changes that are left."""
        return self._changed.changes(self.left, self._names)

    def finish(self, rules: Iterable[Rule]) -> None:
        """Count changes as made."""
        for rule in rules:
            self.left.pop(rule, None)

    def finish_added(self, present: Collection[Rule]) -> None:
        """Count the additions as made that are among the rules on the flow."""
        keys = {rule.key for rule in present}
        self.finish(rule for rule in self._changed.added if rule.key in keys)

    def finish_removed(self, present: Collection[Rule]) -> None:
        """Count the removals as made that are not among the rules on the flow."""
        keys = {rule.key for rule in present}
        removed = (*self._changed.before, *self._changed.after)
        self.finish(rule for rule in removed if rule.key not in keys)


def _apply(
    session: Session,
    flow_id: str,
    permissions: m.Permissions,
    changed: Difference,
    names: Mapping[GranteeKey, str],
    dry_run: bool,
) -> Plan[PermissionChanges]:
    """Make changes; return them.

    Everything that can be refused without sending is refused before the first change.
    """
    progress = _Progress(changed, names)
    if progress.left and permissions.parent is not None:
        raise PermissionsLockedError(project=permissions.parent.id, changes=progress.remaining)
    steps = list(_steps(session, flow_id, changed))
    if dry_run:
        return progress.remaining
    for step in steps:
        try:
            yield from _perform(session, flow_id, step, progress)
        except TableauError as error:
            done = progress.done
            if not done:
                raise
            raise PermissionsPartlySetError(
                changes=done, remaining=progress.remaining, reason=str(error)
            ) from error
    return progress.done


def _steps(session: Session, flow_id: str, changed: Difference) -> Iterator[_Step]:
    """Make the calls, and check that the server is new enough for them.

    Raises:
        VersionError: It is not.
        UnreadableReplyError: What the server has listed cannot be sent back.
    """
    for rule in changed.before:
        yield _Step((rule,), removes=_removal(session, flow_id, rule))
    if changed.added:
        addition = operations.add_flow_permissions(
            flow_id, grantee_capabilities=to_add(changed.added)
        )
        _check_version(session, addition)
        yield _Step(changed.added, adds=addition)
    for rule in changed.after:
        yield _Step((rule,), removes=_removal(session, flow_id, rule))


def _removal(session: Session, flow_id: str, rule: Rule) -> Operation[None]:
    """Make the call that removes a rule; also one that this version of the library does not know.

    Raises:
        VersionError: The server is too old for group sets.
        UnreadableReplyError: The rule, which the server has listed, cannot be sent back.
    """
    reading = catalog.QUERY_FLOW_PERMISSIONS
    checked_reply_id(session, reading, rule.id, "a grantee")
    for text, what in ((rule.capability, "a capability"), (rule.mode, "a mode")):
        checked_reply_id(session, reading, text, what, text_segment)
    values = (
        segment(flow_id, "flow"),
        segment(rule.id, "grantee"),
        text_segment(rule.capability, "capability"),
        text_segment(rule.mode, "mode"),
    )
    info = _DELETES[rule.kind]
    path = info.path
    places = (one.name for one in info.parameters if not one.session)
    for name, value in zip(places, values, strict=True):
        path = path.replace(f"{{{name}}}", value)
    removal: Operation[None] = Operation(info, path)
    _check_version(session, removal)
    return removal


def _check_version(session: Session, operation: AnyOperation) -> None:
    if session.shared.version is not None:
        check_version(operation, session.shared.version)


def _perform(session: Session, flow_id: str, step: _Step, progress: _Progress) -> Plan[None]:
    """Perform a step, unless everything in it has been done by others.

    If the response is lost, or what is to be removed is not there, the rules are read again.

    Raises:
        GrantIgnoredError: The server ignored an addition.
    """
    if not any(rule in progress.left for rule in step.rules):
        return
    try:
        if step.adds is not None:
            permissions = yield from call(session, step.adds)
            progress.finish_added(rules_of(permissions))
            ignored = [rule for rule in step.rules if rule in progress.left]
            if ignored:
                raise GrantIgnoredError(ignored=capabilities_of(ignored), permissions=permissions)
        if step.removes is not None:
            yield from call(session, step.removes)
            progress.finish(step.rules)
    except (OutcomeUnknownError, NotFoundError) as error:
        if isinstance(error, NotFoundError) and (
            step.removes is None or error.code not in _PERHAPS_GONE
        ):
            raise
        query = operations.query_flow_permissions(flow_id)
        with contextlib.suppress(TableauError):  # the first error is more important
            present = rules_of((yield from call(session, query)))
            progress.finish_added(present)
            progress.finish_removed(present)
        if any(rule in progress.left for rule in step.rules):
            raise
