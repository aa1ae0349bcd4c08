"""Results of the Metadata API: data, and the errors and warnings beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, cast

from tableau_flows_generated.errors import RateLimitedError
from tableau_flows_generated.protocol import METADATA_EFFECTS, MetadataEffect

from tableau_flows._calls.decoding import LARGE
from tableau_flows._calls.json_errors import error_in, read_object
from tableau_flows._calls.reply_errors import failure_of, request_id_of
from tableau_flows._common.metadata_problem import MetadataProblem
from tableau_flows._common.redact import redacted
from tableau_flows._common.secrets import MAX_SEARCHED
from tableau_flows._metadata.budget import Budget
from tableau_flows._plans.messages import Request, Response
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows.errors import MetadataError

JsonObject: TypeAlias = Mapping[str, object]

_MOST_PROBLEMS = 100
"""Maximum number of errors and warnings of a result that are kept."""
_NO_MESSAGE = "no explanation"


@dataclass(frozen=True, slots=True)
class MetadataResult:
    """The result of a query. Its repr does not show the data.

    Attributes:
        data: The data by the fields of the query; a part of it may be missing if there are errors
            or warnings.
        errors: Errors, each of a part of the query.
        warnings: Warnings, such as data that is left out because of a limit.

    The first 100 errors and warnings are kept, of them together 1,000 names, indexes and values,
    and 32 Ki characters; the details of each problem are left out before its message.
    """

    data: JsonObject = field(repr=False)
    errors: tuple[MetadataProblem, ...] = ()
    warnings: tuple[MetadataProblem, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether there are no errors, and no warnings of missing data."""
        harmless = MetadataEffect.HARMLESS
        return not self.errors and all(effect_of(one) is harmless for one in self.warnings)


def effect_of(problem: MetadataProblem) -> MetadataEffect:
    """Return what an error or a warning means for the data; unknown warnings make it incomplete."""
    known = METADATA_EFFECTS.get(problem.code or "")
    if known is not None:
        return known
    return MetadataEffect.INCOMPLETE if problem.is_warning else MetadataEffect.FAILED


def read_metadata(request: Request, response: Response) -> Plan[MetadataResult]:
    """Return the result of a query from the response.

    Raises:
        MetadataError: The server rejected the query, or there is no data.
        RateLimitedError: The server received too many queries.
        ApiError: The response is an error document of Tableau.
        UnreadableReplyError: The response is not a result of the Metadata API.
    """
    content = response.content
    if len(content) > LARGE:
        document = yield from blocking(lambda: read_object(content))
    else:
        document = read_object(content)
    if document is None or not {"data", "errors"} & document.keys():
        raise failure_of(request, response)
    if len(content) <= MAX_SEARCHED and error_in(document) is not None:
        raise failure_of(request, response)
    problems = _problems(document.get("errors"), request.secrets)
    for problem in problems:
        if effect_of(problem) is MetadataEffect.LIMITED:
            raise _limited(problem, request, response)
    data = document.get("data")
    errors = tuple(one for one in problems if not one.is_warning)
    warnings = tuple(one for one in problems if one.is_warning)
    if not isinstance(data, dict):
        raise MetadataError(problems)
    return MetadataResult(cast("JsonObject", data), errors, warnings)


def _problems(listed: object, secrets: Iterable[str]) -> tuple[MetadataProblem, ...]:
    items = cast("list[object]", listed) if isinstance(listed, list) else []
    entries = [object_of(item) for item in items[:_MOST_PROBLEMS]]
    budget = Budget(secrets)
    problems = [_problem(entry, budget) for entry in entries]
    # Details are read after all messages, so that they do not use up what those need.
    return tuple(
        replace(problem, properties=_details_of(entry, budget))
        for problem, entry in zip(problems, entries, strict=True)
    )


def _problem(entry: JsonObject, budget: Budget) -> MetadataProblem:
    """Read an error or a warning, of which every part may be missing or of another kind."""
    extensions = object_of(entry.get("extensions"))
    code, severity = extensions.get("code"), extensions.get("severity")
    message, path = entry.get("message"), entry.get("path")
    known = METADATA_EFFECTS.get(code) if isinstance(code, str) else None
    failed = known in {MetadataEffect.FAILED, MetadataEffect.LIMITED}
    shown_code = None
    if isinstance(code, str):  # a known one is kept in any case, since it decides
        shown_code = budget.text(code) if known is None else code
    return MetadataProblem(
        message=budget.text(message if isinstance(message, str) and message else _NO_MESSAGE),
        code=shown_code,
        is_warning=not failed and (known is not None or severity == "WARNING"),
        path=tuple(
            budget.text(step) if isinstance(step, str) else step
            for step in budget.items(cast("list[object]", path) if isinstance(path, list) else ())
            if isinstance(step, (str, int))
        ),
    )


def _details_of(entry: JsonObject, budget: Budget) -> JsonObject:
    return object_of(budget.value(object_of(entry.get("extensions")).get("properties")))


def object_of(value: object) -> dict[str, object]:
    """Return a value that should be an object of JSON; an empty one if it is something else."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _limited(problem: MetadataProblem, request: Request, response: Response) -> RateLimitedError:
    return RateLimitedError(
        status=response.status,
        code=None,
        summary=problem.code or "",
        detail=problem.message,
        method=request.method,
        url=redacted(request.url, request.secrets),
        operation=request.operation,
        request_id=request_id_of(request, response),
        attempts=request.attempt,
    )
