"""Controls that add schedules and flow tasks."""

from __future__ import annotations

import uuid

from tableau_flows_generated.models import ScheduleFrequency, ScheduleKind

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.store.records import FLOW_TASK, ScheduleRow


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
        schedule_id, now = str(uuid.uuid4()), int(self._state.clock.now())
        with store.transaction():
            self._check_new("schedule", name, "SELECT 1 FROM schedules WHERE name = ?")
            store.insert(
                "schedules",
                id=schedule_id,
                name=name,
                state="Active",
                priority=50,
                type=kind,
                frequency=frequency,
                created_at=now,
                updated_at=now,
                next_run_at=now + 24 * 60 * 60,
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
        store = self._state.store
        schedule = checks.text("the name of a schedule", schedule)
        found = store.find(ScheduleRow, "WHERE name = ? AND type = 'Flow'", schedule)
        if found is None:
            names = store.texts("SELECT name FROM schedules WHERE type = 'Flow'")
            raise LookupError(
                f"no schedule for flows is called {schedule!r},"
                f" {checks.suggestion(schedule, names)}"
            )
        task_id = str(uuid.uuid4())
        added = store.execute(
            "INSERT INTO tasks SELECT ?, site_id, ?, id, ?, ?, 0, ? FROM flows WHERE id = ?",
            task_id,
            FLOW_TASK,
            found.id,
            found.priority,
            int(self._state.clock.now()),
            checks.text("the id of a flow", flow_id),
        )
        if not added:
            raise LookupError(f"no flow has the id {flow_id!r}")
        return task_id
