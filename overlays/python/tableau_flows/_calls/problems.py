"""Logs the values of a reply that could not be read, with the operation."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tableau_flows._common.redact import redacted

if TYPE_CHECKING:
    from tableau_flows_generated import codec

    from tableau_flows._plans.messages import Request

_log = logging.getLogger("tableau_flows.xml")


def report_problems(
    request: Request, problems: tuple[codec.Problem, ...], unknown: Mapping[str, int]
) -> None:
    """Log the problems that the decoder found in the reply to a request.

    Each problem is logged as a warning with operation, path and value, and secrets of the client
    are replaced in it. The decoder does not show long values, so no secret is cut in the middle.
    The names of elements and attributes that the schema does not have are logged at level DEBUG.
    """
    if unknown and _log.isEnabledFor(logging.DEBUG):
        names = redacted(str(dict(sorted(unknown.items()))), request.secrets)
        _log.debug("%s: in the reply, skipped unknown names: %s", request.operation, names)
    for problem in problems:
        text = redacted(str(problem), request.secrets)
        _log.warning("%s: in the reply, %s", request.operation, text)
