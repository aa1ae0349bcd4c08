"""Turns request documents of forms that other clients send into the documented ones.

No source settles what real servers do with these, so the emulator takes both forms:
``<connections>`` within ``<flow>`` instead of beside it (wire_facts §6.4), and ``<runFlow>`` in
place of ``<flowRun>`` when a flow is added to a schedule (wire_facts §6.13).
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping

from tableau_flows_generated.operation import OperationInfo


def documented_form(operation: OperationInfo, payload: bytes) -> bytes:
    """The request document with its elements where the documents have them."""
    mark, change = _CHANGES.get(operation.id, (b"", None))
    if change is None or mark not in payload:
        return payload
    try:
        root = ET.fromstring(payload)
        return ET.tostring(root, encoding="utf-8") if change(root) else payload
    except (ET.ParseError, RecursionError, ValueError, LookupError):
        return payload  # the decoder says what is wrong with it


def _bring_connections_out(root: ET.Element) -> bool:
    """Move the connections of the flow behind it, before those that stand there already."""
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


def _rename_run(root: ET.Element) -> bool:
    changed = False
    for task in _children(root, "task"):
        for run in _children(task, "runFlow"):
            run.tag = run.tag.removesuffix("runFlow") + "flowRun"
            changed = True
    return changed


def _children(parent: ET.Element, name: str) -> list[ET.Element]:
    return [child for child in parent if child.tag.rpartition("}")[2] == name]


_CHANGES: Mapping[str, tuple[bytes, Callable[[ET.Element], bool]]] = {
    "publishFlow": (b"connections", _bring_connections_out),
    "addFlowTaskToSchedule": (b"runFlow", _rename_run),
}
