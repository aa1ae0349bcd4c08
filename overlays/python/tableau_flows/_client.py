"""The common base of both clients: options, and properties of the session."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import cached_property
from inspect import getattr_static
from typing import NoReturn, Self, SupportsIndex

from tableau_flows._common.lazy import Resource
from tableau_flows._common.versions import write_version
from tableau_flows._plans.messages import Timeouts
from tableau_flows._session.retry import RetryPolicy
from tableau_flows._session.session import Session
from tableau_flows.credentials import SessionCredentials


class ClientBase:
    """A client without its network.

    Resources are loaded when they are first used, as a `cached_property`: most are never needed,
    and creating a client should cost nothing.
    """

    _session: Session
    _is_view = False
    _original: ClientBase | None = None
    """The client that a view belongs to; the reference keeps it alive as long as the view."""

    def __del__(self) -> None:
        session = vars(self).get("_session")
        if self._is_view or not isinstance(session, Session) or session.shared.closed:
            return
        if "_network" not in vars(self):
            return  # an argument was refused, so there is nothing to close
        identity = session.shared.identity
        if identity is None or identity.inherited:
            return  # never used, or the parent process ends it
        stays = "" if identity.adopted else "; its session stays on the server until it expires"
        warnings.warn(
            f"{self!r} was not closed{stays}. Use it in a `with` block, or close it at the end",
            ResourceWarning,
            stacklevel=2,
            source=self,
        )

    def with_options(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        timeouts: Timeouts | None = None,
        retry: RetryPolicy | None = None,
    ) -> Self:
        """Return a view of the client with other options, for one or more calls.

            quick = tableau.with_options(timeouts=Timeouts(total=5))
            quick.flows.get(flow)

        The view shares session, connections and locks with the client: signing in or switching the
        site affects both. Closing the view does nothing.

        Args:
            headers: Extra headers to send with every request, such as those required by a gateway
                in front of the server; unchanged if omitted, and `{}` removes them. Their values
                are treated as secrets. The headers that the library sets itself, such as
                X-Tableau-Auth, Host and Content-Length, are refused.
            timeouts: How long requests may take; unchanged if omitted.
            retry: Retry policy for transient failures; unchanged if omitted.

        Raises:
            UsageError: An option is invalid; the values of headers are not shown.
        """
        view = object.__new__(type(self))
        vars(view).update(vars(self))
        view._is_view = True
        view._original = self
        view._session = self._session.with_options(headers=headers, timeouts=timeouts, retry=retry)
        for name in tuple(vars(view)):  # cached resources still have the previous options
            if isinstance(getattr_static(type(view), name, None), (cached_property, Resource)):
                del vars(view)[name]
        return view

    @property
    def server_url(self) -> str:
        """The address of the server, without a slash at its end."""
        return self._session.shared.server

    @property
    def api_version(self) -> str:
        """The version of the REST API in use.

        Raises:
            NotKnownError: It is not known before the first call or `sign_in`.
        """
        return write_version(self._session.known_version())

    @property
    def site_id(self) -> str:
        """The id of the site.

        Raises:
            NotKnownError: It is not known before signing in.
        """
        return self._session.known_identity().site_id

    @property
    def user_id(self) -> str:
        """The id of the user.

        Raises:
            NotKnownError: It is not known before signing in, or was not given with the token.
        """
        return self._session.known_user()

    @property
    def session_credentials(self) -> SessionCredentials:
        """The current session, for use by another library or client; its token is a secret.

        Signing out elsewhere would end the session of this client as well.

        Raises:
            NotKnownError: It is not known before signing in.
        """
        identity = self._session.known_identity()
        return SessionCredentials(identity.token, identity.site_id, identity.user_id)

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        """Refuse to be pickled or copied."""
        raise TypeError(
            f"a {type(self).__name__} cannot be pickled or copied, since it holds connections and"
            " a session. Make one in each process, from the same arguments; threads and tasks"
            " share one; with_options() gives the same one with other options"
        )

    def __repr__(self) -> str:
        state = self._session.shared
        return f"{type(self).__name__}({state.server!r}, site={state.site!r})"
