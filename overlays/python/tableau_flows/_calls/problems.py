"""Logs the values of a reply that could not be read, with the operation they belong to."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tableau_flows._common.redact import foreign

if TYPE_CHECKING:
    from tableau_flows_generated import codec

    from tableau_flows._plans.messages import Request

_log = logging.getLogger("tableau_flows.xml")


def report_problems(
    request: Request, problems: tuple[codec.Problem, ...], unknown: Mapping[str, int]
) -> None:
    """Log what the decoder found in the response to a request.

    Each problem is a warning with operation, path and value. A value that holds a secret of the
    client's is not shown; the decoder itself shows no long values, so a secret is never cut. The
    names of what is not in the schema are a line for debugging, likewise without secrets.
    """
    if unknown and _log.isEnabledFor(logging.DEBUG):
        names = foreign(str(dict(sorted(unknown.items()))), request.secrets)
        _log.debug("%s: in the reply, skipped what is unknown: %s", request.operation, names)
    for problem in problems:
        text = foreign(str(problem), request.secrets)
        _log.warning("%s: in the reply, %s", request.operation, text)
