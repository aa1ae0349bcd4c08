# Made from tableau_flows/aio.py by make generate. Do not edit.
"""`Client`: a session on a server, for threads."""

from __future__ import annotations

from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar
from warnings import warn

from tableau_flows_generated import models as m
from tableau_flows_generated.operation import Operation

from tableau_flows._client import ClientBase
from tableau_flows._common.lazy import LazyModule, Resource
from tableau_flows._http.network import LazyNetwork
from tableau_flows._plans.locks import ThreadLock
from tableau_flows._plans.messages import MAX_REPLY_BYTES, Timeouts
from tableau_flows._session.config import given_version, read_config
from tableau_flows._session.options import PREFETCH
from tableau_flows._session.retry import RetryPolicy
from tableau_flows._session.session import Session
from tableau_flows._session.warnings import warn_if_insecure
from tableau_flows.credentials import Credentials, SessionCredentials

if TYPE_CHECKING:
    import httpx
    from tableau_flows_generated import resources as api

    from tableau_flows._http.environment import tls
    from tableau_flows._lists._sync import pager as paging
    from tableau_flows._resources._sync import engine
    from tableau_flows._resources._sync import flows as flows_module
    from tableau_flows._resources._sync import jobs as jobs_module
    from tableau_flows._resources._sync import permissions as permissions_module
else:
    api = LazyModule("tableau_flows_generated.resources")
    engine = LazyModule("tableau_flows._resources._sync.engine")
    flows_module = LazyModule("tableau_flows._resources._sync.flows")
    httpx = LazyModule("httpx")
    jobs_module = LazyModule("tableau_flows._resources._sync.jobs")
    paging = LazyModule("tableau_flows._lists._sync.pager")
    permissions_module = LazyModule("tableau_flows._resources._sync.permissions")
    tls = LazyModule("tableau_flows._http.environment.tls")

T = TypeVar("T")


class Client(ClientBase):
    """A session on a Tableau server, for many threads at once.

    It signs in when that is first needed, and signs out at the end of its `with` block.
    Share one client among all threads: a personal access token carries one session at a time.

    Args:
        server: The address, such as `https://tableau.example.com`; TABLEAU_SERVER if left out.
        site: The short name of the site, as it stands in addresses after /site/; "" is the default
            site of a Tableau Server. TABLEAU_SITE if left out.
        credentials: Who signs in; the token TABLEAU_TOKEN_NAME with TABLEAU_TOKEN_SECRET if left
            out.
        api_version: The version of the REST API to speak, such as "3.21"; the lower of the
            server's and the newest that this library knows if left out.
        timeouts: How long requests may take.
        retry: Retry policy for transient failures; `RetryPolicy(max_retries=0)` for
            nothing.
        prefetch: How many pages of a list are read at the same time once its total is known, at
            most 64; 0 for one after the other. A list can have its own: `flows.list().prefetch(8)`.
        http: A ready `httpx.Client` to use; it stays open at the end. Its hooks see every
            request, and so do sentry-sdk and other tools that trace httpx, which see nothing
            without it. Its User-Agent is sent if it was given one.
        transport: A transport for httpx.
        verify: How TLS certificates are checked: True for the usual authorities, the path of a
            file or folder with others or their text in PEM form, an `ssl.SSLContext`; False does
            not check.
            `ssl.create_default_context()` uses the trust store of the system. With `http` or
            `transport`, which make their own connections, it is refused, as are `cert` and
            `proxy`.
        cert: The client's own certificate: the path of a PEM file with certificate and key, or
            (certificate, key), or (certificate, key, password of the key).
        proxy: The address of a proxy; those of the environment if left out.
        strict: True raises for an unreadable optional value in a reply; False reads it as None
            and logs it (`tableau_flows.xml`).
        max_reply_bytes: The largest reply that is read whole, in bytes after decompression. Flow
            files that are downloaded are not limited by it.

    Raises:
        UsageError: An argument is invalid or missing; nothing was sent.
    """

    def __init__(
        self,
        server: str | None = None,
        *,
        site: str | None = None,
        credentials: Credentials | None = None,
        api_version: str | None = None,
        timeouts: Timeouts | None = None,
        retry: RetryPolicy | None = None,
        prefetch: int = PREFETCH,
        http: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
        verify: tls.Verify = True,
        cert: tls.ClientCertificate | None = None,
        proxy: str | None = None,
        strict: bool = False,
        max_reply_bytes: int = MAX_REPLY_BYTES,
    ) -> None:
        config = read_config(server, site, credentials)
        warn_if_insecure(config.server, verify=verify, http=http, transport=transport)
        self._session = Session(
            config,
            ThreadLock(),
            timeouts=timeouts,
            retry=retry,
            prefetch=prefetch,
            version=given_version(api_version),
            strict=strict,
            max_reply_bytes=max_reply_bytes,
            proxy=proxy,
        )
        self._network = LazyNetwork(
            http, transport=transport, verify=verify, cert=cert, proxy=proxy
        )

    @cached_property
    def _engine(self) -> engine.Engine:
        return engine.Engine(self._session, self._network)

    @Resource
    def flows(self) -> flows_module.Flows:
        """Flows: list, read, publish, change, delete, download, run."""
        return flows_module.Flows(self._engine)

    @Resource
    def connections(self) -> api.ConnectionsApi:
        """The data sources of flows."""
        return api.ConnectionsApi(self._engine)

    @Resource
    def permissions(self) -> permissions_module.Permissions:
        """Who may do what with flows."""
        return permissions_module.Permissions(self._engine)

    @Resource
    def flow_tasks(self) -> api.FlowTasksApi:
        """Flows on schedules."""
        return api.FlowTasksApi(self._engine)

    @Resource
    def flow_runs(self) -> api.FlowRunsApi:
        """Runs of flows: list, read, cancel."""
        return api.FlowRunsApi(self._engine)

    @Resource
    def jobs(self) -> jobs_module.Jobs:
        """What the server does in the background: read, wait for."""
        return jobs_module.Jobs(self._engine)

    @classmethod
    def from_token(
        cls,
        server: str | None = None,
        *,
        token: str,
        site_id: str,
        user_id: str | None = None,
        api_version: str | None = None,
        timeouts: Timeouts | None = None,
        retry: RetryPolicy | None = None,
        prefetch: int = PREFETCH,
        http: httpx.Client | None = None,
        transport: httpx.BaseTransport | None = None,
        verify: tls.Verify = True,
        cert: tls.ClientCertificate | None = None,
        proxy: str | None = None,
        strict: bool = False,
        max_reply_bytes: int = MAX_REPLY_BYTES,
    ) -> Client:
        """Adopt a session. Deprecated: give `credentials=SessionCredentials(token, site_id)`.

        Args:
            server: The address of the server; TABLEAU_SERVER if left out.
            token: The session token.
            site_id: The id of the site the token is good for.
            user_id: The id of the user, for `user_id`.
            api_version: As for the client itself, and so are all that follow.
            timeouts: How long requests may take.
            retry: Retry policy for transient failures.
            prefetch: How many pages of a list are read at the same time.
            http: A ready httpx client.
            transport: A transport for httpx.
            verify: How TLS certificates are checked.
            cert: The client's own certificate.
            proxy: The address of a proxy.
            strict: Whether an unreadable optional value in a reply raises.
            max_reply_bytes: The largest reply that is read whole, in bytes.
        """
        warn("use credentials=SessionCredentials(token, site_id)", DeprecationWarning, stacklevel=2)
        return cls(
            server,
            credentials=SessionCredentials(token, site_id, user_id),
            api_version=api_version,
            timeouts=timeouts,
            retry=retry,
            prefetch=prefetch,
            http=http,
            transport=transport,
            verify=verify,
            cert=cert,
            proxy=proxy,
            strict=strict,
            max_reply_bytes=max_reply_bytes,
        )

    def call(self, operation: Operation[T]) -> T:
        """Send any operation of `tableau_flows_generated.operations`, with all that goes along.

        Args:
            operation: What a function of that module returns.

        Raises:
            ApiError: The server answered with an error.
            VersionError: The version in use does not have the operation; nothing was sent.
            UnreadableReplyError: What came is no answer of Tableau's.
            OutcomeUnknownError: A write got no answer; it may have been performed.
            ConnectionFailedError: No answer came.
        """
        return self._engine.call(operation)

    def pages(self, operation: Operation[tuple[T, ...]]) -> paging.Pager[T]:
        """Read a list of `tableau_flows_generated.operations` page by page.

        Args:
            operation: What a function of that module returns, of one that is a list.

        Raises:
            UsageError: The operation is not paged.
        """
        return self._engine.pages(operation)

    def server_info(self) -> m.ServerInfo:
        """Ask the server for its versions; needs no sign-in."""
        return self._engine.server_info()

    def sign_in(self) -> None:
        """Sign in now, and not only when the first call needs it; nothing happens if it is done.

        Raises:
            SignInError: The server does not accept the credentials, or knows no such site.
        """
        self._engine.sign_in()

    def sign_out(self) -> None:
        """End the session on the server, even one that was adopted. The next call signs in anew.

        Raises:
            ApiError: The server refused; that the session had ended before is no error.
        """
        self._engine.sign_out()

    def switch_site(self, content_url: str) -> None:
        """Change to another site; later calls are about that one. Being there is no error.

        Args:
            content_url: The short name of the site; "" is the default site of a Tableau Server.

        Raises:
            SwitchSiteError: There is no such site, or the user may not go there.
        """
        self._engine.switch_site(content_url)

    def close(self) -> None:
        """Sign out if this client signed in, and close its connections; once is enough.

        Signing out takes at most ten seconds, and one second where a block is left by Ctrl-C, by a
        cancellation or by another interruption. Failing to sign out is logged, not raised.
        """
        self._close(interrupted=False)

    def _close(self, *, interrupted: bool) -> None:
        if self._is_view or self._session.shared.closed:
            return
        try:
            self._engine.leave(interrupted=interrupted)
        finally:
            if interrupted:
                self._network.abort(None)  # calls in other threads end as well
            self._network.shut()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close(interrupted=not isinstance(error, Exception | None))
