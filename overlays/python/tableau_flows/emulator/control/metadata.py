"""Controls for the Metadata API: lineage of flows, limits, and switching it off."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import cast

from tableau_flows_generated import codec, models, protocol
from tableau_flows_generated.codec.shapes import Shape

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.store.records import FlowRow

MOST_NODES = 1_000_000


class MetadataControls(ControlsBase):
    """Controls for the Metadata API."""

    def enable_metadata(self, enabled: bool = True) -> None:
        """Switch the Metadata API on or off until the next reset; it is on at first.

        Args:
            enabled: Whether it is on.
        """
        self._state.metadata.enabled = bool(enabled)

    def limit_metadata(self, nodes: int) -> None:
        """Limit the number of objects in the result of a query until the next reset.

        Args:
            nodes: Maximum number of objects; the rest is left out, with a warning.
        """
        self._state.metadata.node_limit = checks.whole("a number of nodes", nodes, 1, MOST_NODES)

    def set_lineage(self, flow: str, *, field: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Set what the Metadata API shows in one field of the lineage of a flow.

        Args:
            flow: Id of the flow.
            field: Field of `models.MetadataFlow`, such as ``"upstream_tables"``.
            rows: The objects with the names of the Metadata API, such as ``{"luid": "…", "name":
                "orders", "database": {"name": "sales"}}``.

        Raises:
            LookupError: There is no such flow or field.
            ValueError: An object has a name that the field does not have.
        """
        store = self._state.store
        shape = codec.shape_of(models.MetadataFlow)
        found = [wire for wire, child in shape.children.items() if child.field == field]
        if not found or not shape.children[found[0]].many:
            many = sorted(child.field for child in shape.children.values() if child.many)
            raise LookupError(f"{field!r} is no field of the lineage; those are {', '.join(many)}")
        inner = shape.children[found[0]].shape
        for row in rows:
            _check_names(inner, row)
        with store.transaction():
            if store.find(FlowRow, "WHERE id = ?", flow) is None:
                raise LookupError(f"no flow has the id {flow!r}")
            store.execute("DELETE FROM lineage WHERE flow_id = ? AND field = ?", flow, found[0])
            for position, row in enumerate(rows):
                store.insert(
                    "lineage",
                    flow_id=flow,
                    field=found[0],
                    position=position,
                    row=json.dumps(row),
                )


def _check_names(shape: Shape | None, row: Mapping[str, object]) -> None:
    if shape is None:
        return
    for name, value in row.items():
        child = shape.children.get(name)
        if child is not None and isinstance(value, dict):
            _check_names(child.shape, cast("dict[str, object]", value))
        elif child is not None or (name != protocol.METADATA_ID and name not in shape.attributes):
            known = ", ".join([*shape.attributes, *shape.children])
            raise ValueError(f"{name!r} is not among {known}")
