"""Reads what an operation returns out of an answer, as a call does with small ones."""

from __future__ import annotations

from tableau_flows._calls.decoding import reply_of
from tableau_flows._plans.messages import Request, Response
from tableau_flows_generated.operation import Operation


def result_of(operation: Operation, request: Request, response: Response) -> object:
    return operation.result(reply_of(operation.info, request, response))
