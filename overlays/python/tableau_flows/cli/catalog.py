"""The commands, in the order of the help: where they are, and what the help says of them."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command.

    Attributes:
        module: Its module in `cli.commands`.
        panel: The title under which the help lists it.
        help: The first sentence of its own help.
    """

    module: str
    panel: str
    help: str


_FLOWS, _RUNS, _SCHEDULES = "Flows", "Runs", "Schedules and jobs"
_ACCESS, _SERVER = "Projects and access", "Server"

COMMANDS = {
    "list": Entry("flows", _FLOWS, "List flows."),
    "show": Entry("flows", _FLOWS, "Show a flow with its output steps and parameters."),
    "publish": Entry("publish", _FLOWS, "Publish flow files."),
    "sync": Entry("projects", _FLOWS, "Publish the new and the changed flow files of a folder."),
    "download": Entry("flows", _FLOWS, "Download the file of a flow."),
    "move": Entry("flows", _FLOWS, "Move flows to another project, or to another owner."),
    "tag": Entry("flows", _FLOWS, "Add tags to flows, and remove tags."),
    "delete": Entry("flows", _FLOWS, "Delete flows; this cannot be undone."),
    "run": Entry("runs", _RUNS, "Run a flow now."),
    "wait": Entry("runs", _RUNS, "Wait for the end of a run that was started before."),
    "cancel": Entry("runs", _RUNS, "Cancel a run."),
    "runs": Entry("runs", _RUNS, "List runs of a flow or of all flows, the latest first."),
    "schedule": Entry("scheduling", _SCHEDULES, "Put a flow on a schedule."),
    "schedules": Entry("scheduling", _SCHEDULES, "List the schedules of a Tableau Server."),
    "tasks": Entry("scheduling", _SCHEDULES, "List the scheduled executions of flows."),
    "jobs": Entry("scheduling", _SCHEDULES, "List background jobs, the newest first."),
    "projects": Entry("projects", _ACCESS, "List projects with their paths."),
    "connections": Entry("connections", _ACCESS, "List and update connections to data sources."),
    "permissions": Entry("permissions", _ACCESS, "Show and set the permission rules on flows."),
    "whoami": Entry("server", _SERVER, "Show who is signed in, and where."),
    "server": Entry("server", _SERVER, "Show the versions of the server."),
    "request": Entry("server", _SERVER, "Send a request to any endpoint of the server."),
    "profiles": Entry("server", _SERVER, "List the profiles."),
    "schema": Entry("server", _SERVER, "Print the JSON schema of the lines that --json writes."),
    "emulator": Entry("server", _SERVER, "Run an emulated Tableau server, for tests."),
}
