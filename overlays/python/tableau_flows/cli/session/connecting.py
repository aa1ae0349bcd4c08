"""Makes the client of a command, from its options, a profile and the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tableau_flows import Client
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.session.options import Options
from tableau_flows.cli.session.profiles import Profile, chosen_profile
from tableau_flows.cli.session.secrets import secret_of

if TYPE_CHECKING:
    from tableau_flows.credentials import Credentials


def connect(options: Options, *, needs_sign_in: bool = True) -> Client:
    """Return a client; nothing is sent yet.

    Args:
        options: The shared options.
        needs_sign_in: False for calls that need no credentials.

    Raises:
        CommandError: The profile is wrong, or has no secret.
        UsageError: The server or the credentials are missing or wrong.
    """
    profile = chosen_profile(options.profile, options.server)
    credentials = _credentials(profile) if needs_sign_in else _nobody()
    proxy = options.proxy or (profile.proxy if profile else None)
    if proxy is not None and "@" in proxy:
        raise CommandError("--proxy must not hold a password; HTTPS_PROXY and HTTP_PROXY may")
    ca_file = options.ca_file or (profile and profile.ca_file)
    return Client(
        options.server if profile is None else profile.server,
        site=options.site if options.site is not None or profile is None else profile.site or "",
        credentials=credentials,
        api_version=options.api_version or (profile.api_version if profile else None),
        proxy=proxy,
        verify=True if ca_file is None else str(ca_file),
    )


def _credentials(profile: Profile | None) -> Credentials | None:
    """Return the credentials of a profile; None means those in the environment."""
    from tableau_flows import ConnectedAppCredentials, PasswordCredentials, TokenCredentials

    if profile is None or (profile.token_name is None and profile.user is None):
        return None
    secret = secret_of(profile)
    if profile.token_name is not None:
        return TokenCredentials(profile.token_name, secret)
    user = profile.user or ""
    if profile.client_id is None:
        return PasswordCredentials(user, secret)
    return ConnectedAppCredentials(
        profile.client_id, profile.secret_id or "", secret, user, profile.scopes or None
    )


def _nobody() -> Credentials:
    """Return credentials that no sign-in is made with."""
    from tableau_flows import JwtCredentials

    return JwtCredentials(_no_sign_in)


def _no_sign_in() -> str:
    raise AssertionError("this command does not sign in")
