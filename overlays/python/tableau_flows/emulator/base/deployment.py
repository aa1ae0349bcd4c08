"""Tells which operations a server has, by where it is deployed."""

from __future__ import annotations

from tableau_flows_generated import codes
from tableau_flows_generated.operation import OperationInfo


def is_known(operation: OperationInfo, *, cloud: bool) -> bool:
    """Return whether Tableau Cloud, or Tableau Server, knows the address of an operation.

    The list of sites is known on Tableau Cloud and has an error code of its own (wire_facts §13.1).
    """
    if operation.deployment is None:
        return True
    if operation.deployment == "cloud":
        return cloud
    return not cloud or codes.LISTING_SITES_NOT_SUPPORTED in operation.errors
