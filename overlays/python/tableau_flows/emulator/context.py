"""What a handler gets: one request, checked as far as the catalog allows, and the world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias, TypeVar

from tableau_flows_generated.operation import OperationInfo, ParameterInfo

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.rules.access import Access
from tableau_flows.emulator.rules.sessions import Session
from tableau_flows.emulator.store.records import FlowRow
from tableau_flows.emulator.wire.filters import Clause, order_by, read_filter
from tableau_flows.emulator.wire.multipart import Upload
from tableau_flows.emulator.wire.paging import Page, read_page
from tableau_flows.emulator.wire.ranges import Span
from tableau_flows.emulator.world import World

BAD_REQUEST = "400000"
FLOW_UNKNOWN = "404027"

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class FileReply:
    """A file to send, open already, so that nobody can take it away; the sender closes it.

    Attributes:
        content: The file.
        name: What it is called.
        file_bytes: How many bytes it has.
        tag: The value of ETag: another one for other bytes.
        span: The part that was asked for; None for all of it.
    """

    content: BinaryIO
    name: str
    file_bytes: int
    tag: str
    span: Span | None = None


Reply: TypeAlias = "object | FileReply | None"
Handler: TypeAlias = "Callable[[Call], Reply]"


@dataclass(frozen=True, slots=True)
class Call:
    """One request to one operation.

    Attributes:
        world: State, files and clock.
        operation: What is called.
        version: The API version in the path.
        ids: Path parameters by wire name, percent-decoded.
        query: Query parameters by name, percent-decoded.
        base_url: Scheme and host as the client wrote them.
        headers: HTTP headers by name in lower case.
        session: Who calls; None for the operations without a token.
        body: The decoded request document, if the operation has one.
        upload: What a multipart request held, if the operation takes one.
    """

    world: World
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
        """The time."""
        return self.world.clock.now()

    @property
    def caller(self) -> Session:
        """The session; only for operations that need one."""
        if self.session is None:
            raise LookupError(f"{self.operation.id} is called without a session")
        return self.session

    @property
    def site_id(self) -> str:
        """The site of the session, which is that of the path."""
        return self.caller.site.id

    @property
    def user_id(self) -> str:
        """The user of the session."""
        return self.caller.user.id

    @property
    def access(self) -> Access:
        """What the user of the session may do."""
        return Access(self.world.store, self.caller.member)

    def read(self, model: type[Model]) -> Model:
        """The request document, as the type the handler expects of its operation."""
        if not isinstance(self.body, model):
            raise TypeError(f"{self.operation.id} was not given a {model.__name__}")
        return self.body

    def page(self) -> Page:
        """The page that was asked for.

        Raises:
            Refusal: 400006, 400007 or 403014.
        """
        return read_page(self.operation, self.query)

    def flag(self, name: str) -> bool:
        """A query parameter that is true or false; false when left out.

        Raises:
            Refusal: 400000, when it is neither.
        """
        text = self.query.get(name, "false").lower()
        if text not in {"true", "false"}:
            raise Refusal(BAD_REQUEST, f"{name} is true or false, not {text!r}.")
        return text == "true"

    def choice(self, name: str) -> str | None:
        """A query parameter that is one of the words of the catalog; None when left out.

        Raises:
            Refusal: 400000, when it is another word.
        """
        value = self.query.get(name)
        allowed = self.parameter(name).enum
        if value is not None and value not in allowed:
            raise Refusal(BAD_REQUEST, f"{name} is one of {', '.join(allowed)}, not {value!r}.")
        return value

    def filters(self) -> list[Clause]:
        """The clauses of the filter that was asked for.

        Raises:
            Refusal: 400065.
        """
        return read_filter(
            self.query.get("filter", ""), self.parameter("filter").filter, self.version
        )

    def order(self, columns: Mapping[str, str]) -> list[str]:
        """The order that was asked for, as SQL terms on the columns of the fields.

        Raises:
            Refusal: 400000.
        """
        return order_by(
            self.query.get("sort", ""), self.parameter("sort").sort, columns, self.version
        )

    def parameter(self, name: str) -> ParameterInfo:
        """What the catalog says of a parameter."""
        return next(known for known in self.operation.parameters if known.name == name)

    def flow(self) -> FlowRow:
        """The flow in the path.

        Raises:
            Refusal: 404027, when the site has no such flow.
        """
        return self.flow_by_id(self.ids["flowId"])

    def flow_by_id(self, flow_id: str) -> FlowRow:
        """A flow of the site.

        Raises:
            Refusal: 404027, when the site has no such flow.
        """
        flow = self.world.store.find(FlowRow, "WHERE id = ? AND site_id = ?", flow_id, self.site_id)
        if flow is None:
            raise Refusal(FLOW_UNKNOWN, f"The site has no flow with the id {flow_id!r}.")
        return flow

    def require(self, capability: str, flow: FlowRow, code: str) -> None:
        """Refuse with the code unless the user has a capability for the flow.

        Raises:
            Refusal: With that code.
        """
        if not self.access.may(capability, flow):
            raise Refusal(code, f"You lack the capability {capability} for the flow {flow.name!r}.")
