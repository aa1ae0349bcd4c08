"""The argument and the results of handlers: a request with the server's state, and replies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias, TypeVar

from tableau_flows_generated import codes
from tableau_flows_generated.codes import BAD_REQUEST
from tableau_flows_generated.operation import OperationInfo, ParameterInfo

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.rules.access import Access
from tableau_flows.emulator.rules.sessions import Session
from tableau_flows.emulator.state import ServerState
from tableau_flows.emulator.store.records import FlowRow, ProjectRow
from tableau_flows.emulator.wire.filters import Clause, order_by, read_filter
from tableau_flows.emulator.wire.headers import ByteRange
from tableau_flows.emulator.wire.multipart import Upload
from tableau_flows.emulator.wire.paging import Page, read_page

FLOW_UNKNOWN = codes.FLOW_NOT_FOUND
PROJECT_UNKNOWN = codes.PROJECT_NOT_FOUND

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class FileReply:
    """A file to send.

    The file is open, so that it can still be read if it is removed. The sender closes it.

    Attributes:
        content: The open file.
        name: Name that the client gets.
        file_bytes: Size in bytes.
        tag: Value of the header ETag; it differs if the bytes differ.
        requested: The requested part; None for the whole file.
    """

    content: BinaryIO
    name: str
    file_bytes: int
    tag: str
    requested: ByteRange | None = None


Reply: TypeAlias = "object | FileReply | None"
Handler: TypeAlias = "Callable[[Call], Reply]"


@dataclass(frozen=True, slots=True)
class Call:
    """One request to one operation, validated against the catalog.

    Attributes:
        state: State of the server.
        operation: Operation that is called.
        version: API version in the path.
        ids: Path parameters by wire name, percent-decoded.
        query: Query parameters by name, percent-decoded.
        base_url: Scheme and host as the client sent them.
        headers: HTTP headers by name in lower case.
        session: Session of the caller; None for the operations without a token.
        body: Decoded request document; None if the operation has none.
        upload: Parts of a multipart request; None if the operation has none.
    """

    state: ServerState
    operation: OperationInfo
    version: tuple[int, int]
    ids: Mapping[str, str]
    query: Mapping[str, str]
    base_url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    session: Session | None = None
    body: object | None = None
    upload: Upload | None = None

    @property
    def now(self) -> float:
        """Current time of the server."""
        return self.state.clock.now()

    @property
    def caller(self) -> Session:
        """The session; only for operations that require one."""
        if self.session is None:
            raise LookupError(f"{self.operation.id} is called without a session")
        return self.session

    @property
    def site_id(self) -> str:
        """Id of the session's site, which is the one in the path."""
        return self.caller.site.id

    @property
    def user_id(self) -> str:
        """Id of the session's user."""
        return self.caller.user.id

    @property
    def access(self) -> Access:
        """The permissions of the session's user."""
        return Access(self.state.store, self.caller.member)

    def read(self, model: type[Model]) -> Model:
        """Return the request document as the type that the handler expects."""
        if not isinstance(self.body, model):
            raise TypeError(f"the request of {self.operation.id} is not a {model.__name__}")
        return self.body

    def page(self) -> Page:
        """Return the requested page.

        Raises:
            Refusal: 400006, 400007 or 403014.
        """
        return read_page(self.operation, self.query)

    def boolean(self, name: str) -> bool:
        """Return a boolean query parameter; False if it is missing.

        Raises:
            Refusal: 400000, if it is neither true nor false.
        """
        text = self.query.get(name, "false").lower()
        if text not in {"true", "false"}:
            raise Refusal(BAD_REQUEST, f"{name} is true or false, not {text!r}.")
        return text == "true"

    def choice(self, name: str) -> str | None:
        """Return a query parameter with a fixed set of values; None if it is missing.

        Raises:
            Refusal: 400000, if it has another value.
        """
        value = self.query.get(name)
        allowed = self.parameter(name).enum
        if value is not None and value not in allowed:
            raise Refusal(BAD_REQUEST, f"{name} is one of {', '.join(allowed)}, not {value!r}.")
        return value

    def filters(self) -> list[Clause]:
        """Return the clauses of the requested filter.

        Raises:
            Refusal: 400065.
        """
        return read_filter(
            self.query.get("filter", ""),
            self.parameter("filter").filter,
            self.version,
            newest=self.state.options.newest,
        )

    def order(self, columns: Mapping[str, str]) -> list[str]:
        """Return the requested order as terms of ORDER BY.

        Args:
            columns: Column of each field.

        Raises:
            Refusal: 400000.
        """
        return order_by(
            self.query.get("sort", ""), self.parameter("sort").sort, columns, self.version
        )

    def parameter(self, name: str) -> ParameterInfo:
        """Return the description of a parameter in the catalog."""
        return next(known for known in self.operation.parameters if known.name == name)

    def flow(self) -> FlowRow:
        """Return the flow in the path.

        Raises:
            Refusal: 404027, if the site has no such flow.
        """
        return self.flow_by_id(self.ids["flowId"])

    def flow_by_id(self, flow_id: str) -> FlowRow:
        """Return a flow of the site.

        Raises:
            Refusal: 404027, if the site has no such flow.
        """
        flow = self.state.store.find(FlowRow, "WHERE id = ? AND site_id = ?", flow_id, self.site_id)
        if flow is None:
            raise Refusal(FLOW_UNKNOWN, f"The site has no flow with the id {flow_id!r}.")
        return flow

    def project(self) -> ProjectRow:
        """Return the project in the path.

        Raises:
            Refusal: 404005, if the site has no such project.
        """
        return self.project_by_id(self.ids["projectId"])

    def project_by_id(self, project_id: str) -> ProjectRow:
        """Return a project of the site.

        Raises:
            Refusal: 404005, if the site has no such project.
        """
        project = self.state.store.find(
            ProjectRow, "WHERE id = ? AND site_id = ?", project_id, self.site_id
        )
        if project is None:
            raise Refusal(PROJECT_UNKNOWN, f"The site has no project with the id {project_id!r}.")
        return project

    def require(self, capability: str, flow: FlowRow, code: str) -> None:
        """Refuse the request with a code unless the user has a capability for the flow.

        Raises:
            Refusal: The user does not have it.
        """
        if not self.access.may(capability, flow):
            raise Refusal(code, f"You lack the capability {capability} for the flow {flow.name!r}.")
