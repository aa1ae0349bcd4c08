"""Converts request documents in the forms that some clients send into the documented form.

No source says whether real servers accept them, so the emulator accepts both forms:
``<connections>`` inside ``<flow>`` instead of beside it (wire_facts §6.4), and ``<runFlow>``
instead of ``<flowRun>`` in the request that adds a flow to a schedule (wire_facts §6.13).
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping

from tableau_flows_generated.operation import OperationInfo


def to_documented_form(operation: OperationInfo, payload: bytes) -> bytes:
    """Return the request document in the documented form; unchanged if it has that form."""
    name, convert = _CONVERSIONS.get(operation.id, (b"", None))
    if convert is None or name not in payload:
        return payload
    try:
        root = ET.fromstring(payload)
        return ET.tostring(root, encoding="utf-8") if convert(root) else payload
    except (ET.ParseError, RecursionError, ValueError, LookupError):
        return payload  # the decoder reports what is wrong with it


def _move_connections_out(root: ET.Element) -> bool:
    """Move the connections inside the flow to the front of those beside it."""
    changed = False
    for flow in _children(root, "flow"):
        for connections in _children(flow, "connections"):
            flow.remove(connections)
            beside = _children(root, "connections")
            if beside:
                beside[0][:0] = list(connections)
            else:
                root.append(connections)
            changed = True
    return changed


def _rename_run_flow(root: ET.Element) -> bool:
    """Rename ``<runFlow>`` to ``<flowRun>``, whatever its namespace."""
    changed = False
    for task in _children(root, "task"):
        for run in _children(task, "runFlow"):
            run.tag = run.tag.removesuffix("runFlow") + "flowRun"
            changed = True
    return changed


def _children(parent: ET.Element, name: str) -> list[ET.Element]:
    return [child for child in parent if child.tag.rpartition("}")[2] == name]


_CONVERSIONS: Mapping[str, tuple[bytes, Callable[[ET.Element], bool]]] = {
    "publishFlow": (b"connections", _move_connections_out),
    "addFlowTaskToSchedule": (b"runFlow", _rename_run_flow),
}
