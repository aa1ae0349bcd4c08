"""Rules for sessions, credentials and versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.ir.kinds import Code, Line, Prose, Since, Status, Version, WireName, Words


@dataclass(frozen=True, slots=True)
class SessionRules:
    """Rules for sessions: how they start, are sent, and end."""

    doc: Prose
    header: WireName
    """The header that contains the session token."""
    version_parameter: WireName
    """The path parameter for the version."""
    site_parameter: WireName
    """The path parameter for the id of the site."""
    sign_in: WireName
    """The operation that starts a session."""
    sign_in_site: tuple[Words, ...]
    """The field names from its request to the short name of the site."""
    sign_in_user: tuple[Words, ...]
    """The field names from its request to the id of a user to impersonate."""
    token: tuple[Words, ...]
    """The field names from its reply to the session token."""
    site: tuple[Words, ...]
    """The field names from its reply to the id of the site."""
    user: tuple[Words, ...]
    """The field names from its reply to the id of the user."""
    sign_out: WireName
    """The operation that ends a session."""
    change_site: WireName
    """The operation that switches a session to another site; its reply is that of a sign-in."""
    change_site_site: tuple[Words, ...]
    """The field names from its request to the short name of the site."""
    ended_status: Status
    """The status that means that the session has ended, if the body cannot be read."""
    ended_codes: tuple[Code, ...]
    """The codes that mean that the session has ended and must be renewed."""
    same_site: Code
    """The error code for switching to the current site of the session."""
    idle_minutes_server: int
    """The default idle timeout of a session on Tableau Server, in minutes."""
    idle_minutes_cloud: int
    """The default idle timeout of a session on Tableau Cloud, in minutes."""


@dataclass(frozen=True, slots=True)
class CredentialField:
    """A value of credentials and its place in the sign-in document."""

    name: Words
    path: tuple[Words, ...]
    """The field names from the sign-in request to the value."""
    optional: bool
    """Whether it may be omitted."""
    secret: bool
    """Whether the value must never be shown."""


@dataclass(frozen=True, slots=True)
class CredentialKind:
    """A type of sign-in credentials."""

    name: Words
    title: Line
    """The name for messages."""
    doc: Prose
    since_server: Version | None
    """The version since which Tableau Server accepts it; null: never."""
    since_cloud: Version | None
    """The version since which Tableau Cloud accepts it; null: never."""
    impersonation_since: Since
    """The version since which it supports impersonation."""
    one_session: bool
    """Whether signing in ends the previous session of the same credentials."""
    fields: tuple[CredentialField, ...]
    """The values of the credentials."""


JwtValue = Literal[
    "algorithm",
    "type",
    "secret id",
    "client id",
    "user",
    "audience",
    "unique id",
    "issue time",
    "start time",
    "expiry time",
    "scopes",
]


@dataclass(frozen=True, slots=True)
class JwtEntry:
    """An entry in the header or the payload of a JSON web token."""

    name: WireName
    value: JwtValue
    """Its value. Times are whole seconds since the epoch, scopes an array of strings."""


@dataclass(frozen=True, slots=True)
class ConnectedAppRules:
    """Rules for the JSON web tokens that a client creates with a secret of a connected app."""

    doc: Prose
    credentials: Words
    """The type of credentials that takes the token."""
    algorithm: str
    """The algorithm that signs the token with the value of the secret."""
    type: str
    """The type of the token."""
    audience: str
    """The audience of the token."""
    header: tuple[JwtEntry, ...]
    """The entries of its header."""
    claims: tuple[JwtEntry, ...]
    """The entries of its payload."""
    longest_minutes: int
    """The maximum validity of a token, in minutes."""
    missing_scope: Code
    """The error code of a call outside the scopes of the session."""


@dataclass(frozen=True, slots=True)
class VersionRules:
    """Rules for the choice of the API version."""

    doc: Prose
    operation: WireName
    """The operation that returns the server's newest version; it needs no session."""
    field: tuple[Words, ...]
    """The field names from its reply to the version."""
    unknown_version: Code
    """The error code for a version in the path that the server does not support."""
    unknown_operation: Code
    """The error code of a server that is too old to return its version."""
