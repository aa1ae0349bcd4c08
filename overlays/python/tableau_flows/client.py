# Made from tableau_flows/aio.py by make generate. Do not edit.
"""`Client`: a session on a server, for threads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from tableau_flows_generated import models as m
from tableau_flows_generated.operation import Operation

from tableau_flows._client import ClientBase
from tableau_flows._common.deprecations import warn_deprecated
from tableau_flows._common.lazy import LazyModule, Resource
from tableau_flows._http.given import HttpClient, Transport
from tableau_flows._http.network import LazyNetwork
from tableau_flows._plans.clocks import ClientClock
from tableau_flows._plans.locks import ThreadLock
from tableau_flows._plans.messages import MAX_REPLY_BYTES, Timeouts
from tableau_flows._session.config import given_version, read_config
from tableau_flows._session.options import PREFETCH
from tableau_flows._session.retry import RetryPolicy
from tableau_flows._session.session import Session
from tableau_flows._session.warnings import warn_if_insecure
from tableau_flows.credentials import Credentials, SessionCredentials

if TYPE_CHECKING:
    from tableau_flows_generated import resources as api

    from tableau_flows._calls import any_request as any_module
    from tableau_flows._calls import raw as raw_responses
    from tableau_flows._http.environment import tls
    from tableau_flows._lists._sync import pager as paging
    from tableau_flows._resources._sync import batch_tags, engine
    from tableau_flows._resources._sync import connections as connections_module
    from tableau_flows._resources._sync import data_quality_warnings as quality_module
    from tableau_flows._resources._sync import favorites as favorites_module
    from tableau_flows._resources._sync import flow_runs as flow_runs_module
    from tableau_flows._resources._sync import flow_tasks as flow_tasks_module
    from tableau_flows._resources._sync import flows as flows_module
    from tableau_flows._resources._sync import jobs as jobs_module
    from tableau_flows._resources._sync import metadata as metadata_module
    from tableau_flows._resources._sync import permissions as permissions_module
    from tableau_flows._resources._sync import projects as projects_module
    from tableau_flows._resources._sync import raw as raw_module
    from tableau_flows._resources._sync import schedules as schedules_module
    from tableau_flows._resources._sync import sites as sites_module
    from tableau_flows._resources._sync import users as users_module
else:
    any_module = LazyModule("tableau_flows._calls.any_request")
    api = LazyModule("tableau_flows_generated.resources")
    batch_tags = LazyModule("tableau_flows._resources._sync.batch_tags")
    connections_module = LazyModule("tableau_flows._resources._sync.connections")
    engine = LazyModule("tableau_flows._resources._sync.engine")
    favorites_module = LazyModule("tableau_flows._resources._sync.favorites")
    flow_tasks_module = LazyModule("tableau_flows._resources._sync.flow_tasks")
    flow_runs_module = LazyModule("tableau_flows._resources._sync.flow_runs")
    flows_module = LazyModule("tableau_flows._resources._sync.flows")
    jobs_module = LazyModule("tableau_flows._resources._sync.jobs")
    metadata_module = LazyModule("tableau_flows._resources._sync.metadata")
    paging = LazyModule("tableau_flows._lists._sync.pager")
    permissions_module = LazyModule("tableau_flows._resources._sync.permissions")
    projects_module = LazyModule("tableau_flows._resources._sync.projects")
    sites_module = LazyModule("tableau_flows._resources._sync.sites")
    schedules_module = LazyModule("tableau_flows._resources._sync.schedules")
    users_module = LazyModule("tableau_flows._resources._sync.users")
    quality_module = LazyModule("tableau_flows._resources._sync.data_quality_warnings")
    raw_module = LazyModule("tableau_flows._resources._sync.raw")
    raw_responses = LazyModule("tableau_flows._calls.raw")
    tls = LazyModule("tableau_flows._http.environment.tls")

T = TypeVar("T")


class Client(ClientBase):
    """A session on a Tableau server, for many threads at once.

    It signs in before the first call that needs it, and signs out at the end of its `with` block.
    Share one client among all threads: a personal access token carries one session at a time.

    Args:
        server: The address, such as `https://tableau.example.com`; TABLEAU_SERVER if omitted.
        site: The short name of the site, which follows /site/ in browser addresses; "" is the
            default site of a Tableau Server. If omitted: the site in `server`, if that is an
            address from the browser; otherwise TABLEAU_SITE; otherwise the default site. Tableau
            Cloud has no default site, so signing in fails there without a site.
        credentials: The credentials to sign in with. If omitted: the token TABLEAU_TOKEN_NAME with
            TABLEAU_TOKEN_SECRET; or the connected app TABLEAU_APP_CLIENT_ID with
            TABLEAU_APP_SECRET_ID, TABLEAU_APP_SECRET_VALUE, TABLEAU_APP_USER and, if wanted,
            TABLEAU_APP_SCOPES, with commas or spaces between the scopes.
        api_version: The version of the REST API to use, such as "3.21"; if omitted, the newest that
            both the server and this library support.
        timeouts: How long requests may take.
        retry: Retry policy for transient failures; `RetryPolicy(max_retries=0)` disables
            retries.
        prefetch: Number of pages of a list that are requested at the same time once its total is
            known, at most 64; 0 requests them one after the other. A list can have its own value:
            `flows.list().prefetch(8)`.
        http: An `httpx.Client`, or one of httpx2, to send requests with; it stays open at the
            end. Its hooks see every request, and so do sentry-sdk and other tools that trace httpx,
            which see nothing otherwise. If it has a User-Agent of its own, that is sent.
        transport: A transport of httpx (or httpx2) to send requests with.
        verify: How TLS certificates are verified: True trusts the usual authorities; the path of a
            file or folder, or a text in PEM format, trusts the authorities in it; an
            `ssl.SSLContext` is used as it is; False disables verification.
            `ssl.create_default_context()` uses the trust store of the system. With `http` or
            `transport`, which make their own connections, `verify`, `cert` and `proxy` are refused.
        cert: The client's own certificate: the path of a PEM file with certificate and key, or
            (certificate, key), or (certificate, key, password of the key).
        proxy: The address of a proxy; if omitted, the proxy variables of the environment apply.
        strict: True raises an error for an unreadable optional value in a reply; False reads it as
            None and logs it (`tableau_flows.xml`).
        max_reply_bytes: Maximum size of a reply, in bytes after decompression. It does not limit
            downloads of flow files.
        clock: The clock by which the client waits between polls and before retries, for tests:
            with that of an emulated server (`server.clock`) a wait of an hour takes a second. The
            timeouts of requests are measured by the clock of the system, which is used for all if
            this is omitted.

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
        http: HttpClient | None = None,
        transport: Transport | None = None,
        verify: tls.Verify = True,
        cert: tls.ClientCertificate | None = None,
        proxy: str | None = None,
        strict: bool = False,
        max_reply_bytes: int = MAX_REPLY_BYTES,
        clock: ClientClock | None = None,
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
            http, transport=transport, verify=verify, cert=cert, proxy=proxy, clock=clock
        )

    @cached_property
    def _engine(self) -> engine.Engine:
        return engine.Engine(self._session, self._network)

    @Resource
    def flows(self) -> flows_module.Flows:
        """List, find, read, publish, sync, update, delete, download, run and tag flows."""
        return flows_module.Flows(self._engine)

    @Resource
    def connections(self) -> connections_module.Connections:
        """List and update the connections of a flow to its data sources, or of many flows."""
        return connections_module.Connections(self._engine)

    @Resource
    def permissions(self) -> permissions_module.Permissions:
        """Read and change the permissions on a flow."""
        return permissions_module.Permissions(self._engine)

    @Resource
    def projects(self) -> projects_module.Projects:
        """List, find, create, update and delete projects, and their permissions."""
        return projects_module.Projects(self._engine)

    @Resource
    def flow_tasks(self) -> flow_tasks_module.FlowTasks:
        """Flow tasks: scheduled executions of flows."""
        return flow_tasks_module.FlowTasks(self._engine)

    @Resource
    def schedules(self) -> schedules_module.Schedules:
        """Schedules of Tableau Server: list, find, read, create, change, delete."""
        return schedules_module.Schedules(self._engine)

    @Resource
    def linked_tasks(self) -> api.LinkedTasksApi:
        """Linked tasks: flow tasks that run one after another."""
        return api.LinkedTasksApi(self._engine)

    @Resource
    def flow_runs(self) -> flow_runs_module.FlowRuns:
        """List, read and cancel flow runs, and find them again."""
        return flow_runs_module.FlowRuns(self._engine)

    @Resource
    def jobs(self) -> jobs_module.Jobs:
        """Background jobs of the server."""
        return jobs_module.Jobs(self._engine)

    @Resource
    def users(self) -> users_module.Users:
        """Users of the site: who they are, and the groups that they belong to."""
        return users_module.Users(self._engine)

    @Resource
    def groups(self) -> users_module.Groups:
        """Groups of users."""
        return users_module.Groups(self._engine)

    @Resource
    def group_sets(self) -> users_module.GroupSets:
        """Group sets: each stands for the users who belong to all of its groups."""
        return users_module.GroupSets(self._engine)

    @Resource
    def sites(self) -> sites_module.Sites:
        """Read sites with their settings for flows."""
        return sites_module.Sites(self._engine)

    @Resource
    def tags(self) -> batch_tags.Tags:
        """Tags of several flows at once."""
        return batch_tags.Tags(self._engine)

    @Resource
    def favorites(self) -> favorites_module.Favorites:
        """Favorites of users."""
        return favorites_module.Favorites(self._engine)

    @Resource
    def raw(self) -> raw_module.Raw:
        """Operations with their responses: status, headers and bytes beside the result."""
        return raw_module.Raw(self._engine)

    @Resource
    def metadata(self) -> metadata_module.Metadata:
        """Queries of the Metadata API, which reads many objects with their lineage at once."""
        return metadata_module.Metadata(self._engine)

    @Resource
    def data_quality_warnings(self) -> quality_module.DataQualityWarnings:
        """Warnings about the quality of the data that a flow makes."""
        return quality_module.DataQualityWarnings(self._engine)

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
        http: HttpClient | None = None,
        transport: Transport | None = None,
        verify: tls.Verify = True,
        cert: tls.ClientCertificate | None = None,
        proxy: str | None = None,
        strict: bool = False,
        max_reply_bytes: int = MAX_REPLY_BYTES,
    ) -> Client:
        """Adopt a session. Deprecated: give `credentials=SessionCredentials(token, site_id)`.

        It will be removed in version 0.3.

        Args:
            server: The address of the server; TABLEAU_SERVER if omitted.
            token: The session token.
            site_id: The id of the site that the token belongs to.
            user_id: The id of the user, returned by `user_id`.
            api_version: The same as for the client itself; so are all arguments below.
            timeouts: How long requests may take.
            retry: Retry policy for transient failures.
            prefetch: Number of pages of a list that are requested at the same time.
            http: A client of httpx (or httpx2) to send requests with.
            transport: A transport of httpx (or httpx2) to send requests with.
            verify: How TLS certificates are verified.
            cert: The client's own certificate.
            proxy: The address of a proxy.
            strict: Whether an unreadable optional value in a reply raises.
            max_reply_bytes: Maximum size of a reply, in bytes.
        """
        warn_deprecated(
            f"{cls.__name__}.from_token",
            instead="credentials=SessionCredentials(token, site_id)",
            since="0.1",
            removal="0.3",
        )
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
        """Send any operation of `tableau_flows_generated.operations`, with sign-in and retries.

        Args:
            operation: The return value of a function of that module.

        Raises:
            ApiError: The server returned an error.
            VersionError: The version in use does not have the operation; nothing was sent.
            UnreadableReplyError: The response is not a reply of Tableau.
            OutcomeUnknownError: A write got no response; it may have been performed.
            ConnectionFailedError: There was no response.
        """
        return self._engine.call(operation)

    def request(
        self,
        method: any_module.Method,
        path: str,
        *,
        query: Mapping[str, any_module.QueryValue] | None = None,
        body: str | bytes | None = None,
        json: object = None,
        media_type: str | None = None,
        accept: str | None = None,
    ) -> raw_responses.RawResponse[None]:
        """Send a request to any endpoint of the server, with sign-in and retries.

        `request("GET", "/sites/{site_id}/workbooks")` returns a response with the list of
        workbooks. A GET is retried like a read, any other method like a write.

        Args:
            method: HTTP method: "GET", "POST", "PUT", "PATCH" or "DELETE".
            path: Path below the version of the REST API, or from "/api/" on, with percent-encoded
                parts. `{site_id}` stands for the id of the site.
            query: Query parameters, not yet encoded.
            body: Body, such as an XML document.
            json: Body that is sent as JSON, in place of `body`: dicts, lists, texts, numbers.
            media_type: Media type of the body; by default that of XML or of JSON.
            accept: Accepted media type of the response, such as "application/json"; XML if
                omitted.

        Returns:
            The response, whose body is not decoded.

        Raises:
            UsageError: An argument is invalid; nothing was sent.
            ApiError: The server returned an error.
            UnreadableReplyError: The response is an HTML page, such as one of a proxy.
            OutcomeUnknownError: A write got no response; it may have been performed.
            ConnectionFailedError: There was no response.
        """
        return self._engine.request(
            any_module.any_request(
                method, path, query=query, body=body, json_body=json, media_type=media_type
            ),
            any_module.checked_media(accept, "accept"),
        )

    def pages(self, operation: Operation[tuple[T, ...]]) -> paging.Pager[T]:
        """Read a list of `tableau_flows_generated.operations` page by page.

        Args:
            operation: The return value of a function of that module that returns a list.

        Raises:
            UsageError: The operation is not paged.
        """
        return self._engine.pages(operation)

    def server_info(self) -> m.ServerInfo:
        """Get the versions of the server; this needs no sign-in."""
        return self._engine.server_info()

    def current_session(self) -> m.CurrentSession:
        """Get the site and the user of the session from the server, signing in if necessary.

        Raises:
            SessionExpiredError: The session has ended and could not be renewed.
        """
        return self._engine.current_session()

    def sign_in(self) -> None:
        """Sign in now instead of before the first call; do nothing if already signed in.

        Raises:
            SignInError: The server does not accept the credentials, or there is no such site.
            UsageError: The scopes of a connected app are neither given nor known from a call.
        """
        self._engine.sign_in()

    def sign_out(self) -> None:
        """End the session on the server, even an adopted one. The next call signs in again.

        Raises:
            ApiError: The server refused. A session that had already ended is not an error.
        """
        self._engine.sign_out()

    def switch_site(self, content_url: str) -> None:
        """Switch to another site for all later calls. The present site is not an error.

        Args:
            content_url: The short name of the site; "" is the default site of a Tableau Server.

        Raises:
            SwitchSiteError: There is no such site, or the user has no access to it.
            UsageError: The scopes of a connected app are neither given nor known from a call.
        """
        self._engine.switch_site(content_url)

    def close(self) -> None:
        """Sign out if this client signed in, and close its connections. Repeated calls do nothing.

        Signing out takes at most ten seconds, or one second after Ctrl-C, a cancellation or another
        interruption. A failure to sign out is logged, not raised.
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
