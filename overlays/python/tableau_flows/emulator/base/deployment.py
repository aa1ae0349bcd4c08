"""Tells which operations a server has, by where it is deployed."""

from __future__ import annotations

from tableau_flows_generated import codes
from tableau_flows_generated.operation import OperationInfo


def is_unknown_on_cloud(operation: OperationInfo) -> bool:
    """Return whether Tableau Cloud does not know the address of an operation.

    The list of sites is known there and has an error code of its own (wire_facts §13.1).
    """
    return (
        operation.deployment == "server"
        and codes.LISTING_SITES_NOT_SUPPORTED not in operation.errors
    )
