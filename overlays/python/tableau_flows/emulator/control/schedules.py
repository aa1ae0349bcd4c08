"""Controls that add schedules, flow tasks and linked tasks."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated.models import ScheduleFrequency, ScheduleKind

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.rules.schedules import default_details, insert_schedule
from tableau_flows.emulator.store.records import FLOW_TASK, FlowRow, ScheduleRow


class ScheduleControls(ControlsBase):
    """Controls for schedules and tasks. No schedule starts its tasks by itself."""

    def add_schedule(self, name: str, *, kind: str = "Flow", frequency: str = "Daily") -> str:
        """Add a schedule.

        Args:
            name: Name of the schedule.
            kind: Kind of its tasks, such as ``Flow`` or ``Extract``.
            frequency: ``Hourly``, ``Daily``, ``Weekly`` or ``Monthly``.

        Returns:
            The id of the schedule.

        Raises:
            ValueError: The name is taken, or there is no such kind or frequency.
        """
        store = self._state.store
        name = checks.name("the name of a schedule", name)
        kind = checks.one_of("the kind of a schedule", kind, ScheduleKind)
        frequency = checks.one_of("a frequency", frequency, ScheduleFrequency)
        schedule_id = store.ids.new("schedule", name)
        with store.transaction():
            self._check_new("schedule", name, "SELECT 1 FROM schedules WHERE name = ?")
            insert_schedule(
                store,
                schedule_id,
                name=name,
                kind=kind,
                frequency=frequency,
                details=default_details(frequency),
                now=int(self._state.clock.now()),
            )
        return schedule_id

    def add_task(self, flow_id: str, *, schedule: str = "Nightly flows") -> str:
        """Add a task that runs a flow on a schedule.

        Args:
            flow_id: Id of the flow.
            schedule: Name of a schedule for flows.

        Returns:
            The id of the task.

        Raises:
            LookupError: There is no such flow, or no such schedule for flows.
        """
        store, found = self._state.store, self._schedule_for_flows(schedule)
        flow_id = checks.text("the id of a flow", flow_id)
        task_id = store.ids.new("task", flow_id)
        added = store.execute(
            "INSERT INTO tasks SELECT ?, site_id, ?, id, ?, ?, 0, ? FROM flows WHERE id = ?",
            task_id,
            FLOW_TASK,
            found.id,
            found.priority,
            int(self._state.clock.now()),
            flow_id,
        )
        if not added:
            raise LookupError(f"no flow has the id {flow_id!r}")
        return task_id

    def add_linked_task(
        self,
        flow_ids: Sequence[str],
        *,
        schedule: str = "Nightly flows",
        stop_on_failure: bool = True,
    ) -> str:
        """Add a linked task, which no client can create.

        Args:
            flow_ids: Ids of the flows of one site, in the order in which they run.
            schedule: Name of a schedule for flows.
            stop_on_failure: Whether the failure of a step prevents the steps after it.

        Returns:
            The id of the linked task.

        Raises:
            ValueError: There are no flows, or they belong to several sites.
            LookupError: There is no such flow, or no such schedule for flows.
        """
        store, found = self._state.store, self._schedule_for_flows(schedule)
        stop_on_failure = checks.flag("stop_on_failure", stop_on_failure)
        flows: list[FlowRow] = []
        for flow_id in checks.several("the ids of flows", flow_ids):
            flow = store.find(FlowRow, "WHERE id = ?", checks.text("the id of a flow", flow_id))
            if flow is None:
                raise LookupError(f"no flow has the id {flow_id!r}")
            flows.append(flow)
        if len({flow.site_id for flow in flows}) != 1:
            raise ValueError("a linked task needs flows of exactly one site")
        task_id = store.ids.new("linked task", *(flow.id for flow in flows))
        with store.transaction():
            store.insert("linked_tasks", id=task_id, site_id=flows[0].site_id, schedule_id=found.id)
            for number, flow in enumerate(flows, start=1):
                store.insert(
                    "linked_task_steps",
                    id=store.ids.new("step of a linked task", task_id),
                    linked_task_id=task_id,
                    task_id=store.ids.new("task of a step", task_id),
                    flow_id=flow.id,
                    step_number=number,
                    stops_on_failure=stop_on_failure,
                )
        return task_id

    def _schedule_for_flows(self, name: object) -> ScheduleRow:
        """Find a schedule for flows by name.

        Raises:
            LookupError: There is none; the message suggests the nearest name.
        """
        store, name = self._state.store, checks.text("the name of a schedule", name)
        found = store.find(ScheduleRow, "WHERE name = ? AND type = 'Flow'", name)
        if found is None:
            names = store.texts(
                "SELECT name FROM schedules WHERE type = 'Flow' AND name IS NOT NULL"
            )
            raise LookupError(
                f"no schedule for flows is called {name!r}, {checks.suggestion(name, names)}"
            )
        return found
