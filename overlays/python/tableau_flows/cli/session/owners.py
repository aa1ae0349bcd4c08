"""Finds users by what people call them: login name, full name or mail address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from tableau_flows_generated import fields
from tableau_flows_generated import models as m

from tableau_flows._common.arguments import is_id
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.failures.reporting import say
from tableau_flows.cli.failures.wording import naming
from tableau_flows.errors import NameNotFoundError, PermissionDeniedError, UsageError

if TYPE_CHECKING:
    from tableau_flows.client import Client

_FIELDS = "_all_"
"""What is read of users; lists have the full name and the mail address on request only."""

_MOST_SHOWN = 10
"""Maximum users in an error."""


def owner_named(tableau: Client, text: str) -> m.User:
    """Return the user that `--owner` names; of an id, with nothing but the id.

    The login name is looked up first, since the server can do that. If nobody has it, all users are
    read and compared by their full names and, regardless of case, by their mail addresses.

    Raises:
        CommandError: The text is empty, or several users have the full name or the mail address.
        NameNotFoundError: There is no such user.
        PermissionDeniedError: The user may not list the users of the site.
    """
    if is_id(text):
        return m.User(id=text)
    with naming(name="--owner"):
        try:
            return tableau.users.find(text)
        except NameNotFoundError as error:
            missing = error
    mail = text.casefold()
    found = [
        user
        for user in tableau.users.list(fields=_FIELDS)
        if user.full_name == text or (user.email or "").casefold() == mail
    ]
    if not found:
        raise missing
    if len(found) > 1:
        names = sorted(str(one.name) for one in found)[:_MOST_SHOWN]
        raise CommandError(
            f"--owner: {len(found)} users are called {text!r}; give one of their login names:"
            f" {', '.join(map(repr, names))}{' and more' if len(found) > len(names) else ''}"
        )
    return found[0]


def flows_of_owner(
    tableau: Client,
    text: str,
    where: Iterable[fields.Condition[m.Flow]],
    order_by: Iterable[fields.Order[m.Flow]],
) -> Iterator[m.Flow]:
    """Yield the flows of an owner.

    The server filters by the full name, as far as it is known and can be sent; several users may
    have it, so the ids are compared here. Those who may not list users can only give an id or a
    full name; if no flow has it, a line on stderr says so, since they may have given a login name.

    Args:
        tableau: The client.
        text: What `--owner` has.
        where: Other conditions.
        order_by: The order.
    """
    where, order_by = [*where], [*order_by]
    try:
        owner = owner_named(tableau, text)
    except PermissionDeniedError:
        yield from _flows_by_full_name(tableau, text, where, order_by)
        return
    full_name = owner.full_name
    if not full_name:  # an id was given
        with suppress(PermissionDeniedError):
            full_name = tableau.users.get(owner).full_name
    flows = tableau.flows.list(where=where, order_by=order_by)
    if full_name:
        with suppress(UsageError):  # a server would misread the name
            named = fields.flow.owner_name.eq(full_name)
            flows = tableau.flows.list(where=[*where, named], order_by=order_by)
    for flow in flows:
        if flow.owner is not None and (flow.owner.id or "").lower() == owner.id.lower():
            yield flow


def _flows_by_full_name(
    tableau: Client,
    text: str,
    where: Sequence[fields.Condition[m.Flow]],
    order_by: Sequence[fields.Order[m.Flow]],
) -> Iterator[m.Flow]:
    """Yield the flows of all owners of a full name, which only the server compares.

    Raises:
        CommandError: A server would misread the name.
    """
    named = fields.flow.owner_name.eq(text)
    found = False
    try:
        for flow in tableau.flows.list(where=[*where, named], order_by=order_by):
            found = True
            yield flow
    except UsageError as error:
        raise CommandError(
            f"--owner: {text!r} has characters that a server would misread, and you may not list"
            " the users of the site; give the id of the user"
        ) from error
    if not found:
        say(
            f"--owner: you may not list the users of the site, so {text!r} was compared with full"
            " names only"
        )
