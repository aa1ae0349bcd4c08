"""Checks that the operation, error code or drop point of a fault exists."""

from __future__ import annotations

from tableau_flows_generated.catalog import OPERATIONS
from tableau_flows_generated.errors import ERRORS
from tableau_flows_generated.protocol import METADATA_OPERATION

from tableau_flows.emulator.base.checks import suggestion
from tableau_flows.emulator.base.deployment import is_known
from tableau_flows.emulator.faults.fault import DROP_POINTS, DropPoint


def check_operation(
    name: str, newest: tuple[int, int] | None = None, *, cloud: bool | None
) -> None:
    """Check that the server has an operation.

    Args:
        name: Operation id.
        newest: Newest API version of the server; None accepts operations of all versions.
        cloud: Whether the server behaves as Tableau Cloud; None accepts operations of both kinds.

    Raises:
        ValueError: It has none; the message suggests the nearest name.
    """
    if name == METADATA_OPERATION:
        return
    if name not in OPERATIONS:
        raise ValueError(
            f"there is no operation {name!r}, {suggestion(name, OPERATIONS)}"
            f" Use any, or one of {', '.join(sorted(OPERATIONS))}"
        )
    operation = OPERATIONS[name]
    if newest is not None and operation.since > newest:
        since, offered = (".".join(map(str, version)) for version in (operation.since, newest))
        raise ValueError(
            f"{name} came with version {since} of the API, but this server has version {offered}"
        )
    if cloud is not None and not is_known(operation, cloud=cloud):
        only, here = ("Cloud", "Server") if operation.deployment == "cloud" else ("Server", "Cloud")
        raise ValueError(f"{name} exists on Tableau {only} only, but this server is Tableau {here}")


def check_code(code: str) -> None:
    """Check that an error code is one of the API.

    Raises:
        ValueError: It is not; the message suggests the nearest one.
    """
    if code not in ERRORS:
        raise ValueError(
            f"there is no error code {code!r}, {suggestion(str(code), ERRORS)}"
            f" Use one of {', '.join(sorted(ERRORS))}"
        )


def drop_point(name: str) -> DropPoint:
    """Return the drop point with a name.

    Raises:
        ValueError: There is none; the message suggests the nearest one.
    """
    found: DropPoint | None = next((known for known in DROP_POINTS if name == str(known)), None)
    if found is None:
        raise ValueError(
            f"there is no drop point {name!r}, {suggestion(str(name), DROP_POINTS)}"
            " Use before, after or midway"
        )
    return found
