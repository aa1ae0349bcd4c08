"""Permission rules on flows as values, and the changes that lead from some to others; pure."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from tableau_flows_generated import models as m
from tableau_flows_generated.protocol import IMPLICIT_CAPABILITIES

from tableau_flows._bulk.permissions.grant import Grant, grantee_of
from tableau_flows._common.grantees import GranteeKind, element_for, grantees_in
from tableau_flows._common.permission_changes import PermissionChange, PermissionChanges

Others: TypeAlias = Literal["keep", "remove"]
"""What happens to grantees that are not named."""

GranteeKey: TypeAlias = tuple[str, str]
"""Kind and id of a grantee, the latter in lower case."""


class Rule(NamedTuple):
    """A capability that is allowed or denied to a grantee, in the spelling of its source."""

    kind: GranteeKind
    id: str
    capability: m.FlowCapability | str
    mode: m.CapabilityMode | str

    @property
    def grantee(self) -> GranteeKey:
        """The grantee, for comparisons."""
        return self.kind, self.id.casefold()

    @property
    def slot(self) -> tuple[str, ...]:
        """The grantee and the capability, of which servers keep one mode."""
        return (*self.grantee, self.capability.casefold())

    @property
    def key(self) -> tuple[str, ...]:
        """The rule, for comparisons."""
        return (*self.slot, self.mode.casefold())


@dataclass(frozen=True, slots=True)
class Difference:
    """What leads from some rules to others, in the order in which it is done.

    Attributes:
        before: Rules that are removed before others are added.
        added: Rules that are added at once.
        after: Rules that are removed after that.
    """

    before: tuple[Rule, ...]
    added: tuple[Rule, ...]
    after: tuple[Rule, ...]

    def changes(self, rules: Container[Rule], names: Mapping[GranteeKey, str]) -> PermissionChanges:
        """Return those of the changes whose rules are among these."""
        removed = (*self.before, *self.after)
        return PermissionChanges(
            added=tuple(_change(one, names) for one in self.added if one in rules),
            removed=tuple(_change(one, names) for one in removed if one in rules),
        )


def rules_of(permissions: m.Permissions) -> tuple[Rule, ...]:
    """Return the rules that servers list, each once, except those that nobody can set."""
    found: dict[tuple[str, ...], Rule] = {}
    for element in permissions.grantee_capabilities:
        for kind, grantee_id in grantees_in(element):
            for one in element.capabilities:
                rule = Rule(kind, grantee_id, one.name, one.mode)
                if one.name not in IMPLICIT_CAPABILITIES:
                    found.setdefault(rule.key, rule)
    return tuple(found.values())


def rules_of_grants(grants: Iterable[Grant]) -> tuple[Rule, ...]:
    """Return the rules that grants ask for."""
    return tuple(
        Rule(*grantee_of(grant), capability, mode)
        for grant in grants
        for mode, names in (
            (m.CapabilityMode.ALLOW, grant.allow),
            (m.CapabilityMode.DENY, grant.deny),
        )
        for capability in names
    )


def difference(
    present: Iterable[Rule],
    wanted: Iterable[Rule],
    named: Collection[GranteeKey],
    others: Others,
) -> Difference:
    """Return the fewest changes that lead to the wanted rules.

    Servers ignore a rule whose capability the grantee has in the other mode, so that one is removed
    first. Apart from these, rules are added before others are removed, so that a failure in between
    leaves more access rather than less. What could take the right to go on away from the caller
    comes as late as possible: the last rules removed are those that allow changing permissions,
    and if this is denied to somebody, the other rules are removed before that.

    Args:
        present: The rules on the flow.
        wanted: The rules that named grantees are to have.
        named: The grantees that get exactly the wanted rules.
        others: Whether other grantees keep their rules.
    """
    before_by_key = {rule.key: rule for rule in present}
    wanted_by_key = {rule.key: rule for rule in wanted}
    added = tuple(rule for key, rule in wanted_by_key.items() if key not in before_by_key)
    removed = sorted(
        (
            rule
            for key, rule in before_by_key.items()
            if key not in wanted_by_key and (others == "remove" or rule.grantee in named)
        ),
        key=lambda rule: (_lets_continue(rule), not _denies(rule)),
    )
    occupied = {rule.slot for rule in added}
    locks_out = any(_denies(rule) and _is_about_permissions(rule) for rule in added)
    before: list[Rule] = []
    after: list[Rule] = []
    for rule in removed:
        early = rule.slot in occupied or (locks_out and not _lets_continue(rule))
        (before if early else after).append(rule)
    return Difference(tuple(before), added, tuple(after))


def to_add(rules: Iterable[Rule]) -> tuple[m.GranteeCapabilities, ...]:
    """Return the body of the call that adds rules, one element for each grantee."""
    by_grantee: dict[GranteeKey, list[Rule]] = {}
    for rule in rules:
        by_grantee.setdefault(rule.grantee, []).append(rule)
    return tuple(
        element_for(rules[0].kind, rules[0].id, capabilities_of(rules))
        for rules in by_grantee.values()
    )


def capabilities_of(rules: Iterable[Rule]) -> tuple[m.Capability, ...]:
    """Return the capabilities of rules, with their modes."""
    return tuple(m.Capability(name=rule.capability, mode=rule.mode) for rule in rules)


def _change(rule: Rule, names: Mapping[GranteeKey, str]) -> PermissionChange:
    return PermissionChange(*rule, name=names.get(rule.grantee))


def _lets_continue(rule: Rule) -> bool:
    """Return whether the caller may need the rule to change permissions."""
    return _is_about_permissions(rule) and not _denies(rule)


def _is_about_permissions(rule: Rule) -> bool:
    return rule.capability.casefold() == m.FlowCapability.CHANGE_PERMISSIONS.casefold()


def _denies(rule: Rule) -> bool:
    return rule.mode.casefold() == m.CapabilityMode.DENY.casefold()
