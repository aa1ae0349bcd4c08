"""Errors in the use of the library: nothing was sent."""

from __future__ import annotations

from tableau_flows_generated.errors import UsageError

from tableau_flows._common.versions import Version, write_version

__all__ = [
    "DeploymentError",
    "FlowFileError",
    "NotKnownError",
    "SyncStateError",
    "VersionError",
]


class VersionError(UsageError):
    """The call needs a newer version of the REST API than the one in use; nothing was sent.

    Attributes:
        what: The operation or argument that needs the newer version.
        have: The version in use.
        need: The version that introduced it.
    """

    def __init__(self, *, what: str, have: Version, need: Version) -> None:
        self.what = what
        self.have = have
        self.need = need
        super().__init__(
            f"{what} needs version {write_version(need)} of the REST API;"
            f" version {write_version(have)} is in use"
        )


class NotKnownError(UsageError, AttributeError):
    """An attribute of the client has no value, such as the id of the site before signing in.

    It is an AttributeError too, so `hasattr(client, "site_id")` is False then, and `getattr` takes
    a default.
    """


class DeploymentError(UsageError):
    """The call exists on the other kind of server only; nothing was sent.

    Attributes:
        what: The operation.
        need: The kind of server that has it: "Tableau Server" or "Tableau Cloud".
    """

    def __init__(self, *, what: str, need: str, reason: str) -> None:
        self.what = what
        self.need = need
        super().__init__(f"{what} exists on {need} only, but {reason}")


class FlowFileError(UsageError):
    """A flow file cannot be published or written: wrong kind, empty, missing or changed."""


class SyncStateError(UsageError):
    """The state file of `flows.sync` cannot be read, written or locked; the message says why."""
