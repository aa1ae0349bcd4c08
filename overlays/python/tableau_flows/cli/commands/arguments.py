"""Arguments and options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

from tableau_flows.cli.completion import complete_flow, complete_project

MOST_ROWS = 1_000_000_000
"""Maximum of `--limit`; no list is as long."""

Flow = Annotated[
    str,
    typer.Argument(
        metavar="FLOW",
        help="Name or id of the flow, or the address of its page.",
        show_default=False,
        autocompletion=complete_flow,
    ),
]
Flows = Annotated[
    list[str],
    typer.Argument(
        metavar="FLOW...",
        help="Names or ids of flows.",
        show_default=False,
        autocompletion=complete_flow,
    ),
]
Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        metavar="PATH",
        help='Project of the flow, such as "Sales/EU"; all if omitted.',
        autocompletion=complete_project,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", min=1, max=MOST_ROWS, metavar="COUNT", help="Maximum number of rows."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Change nothing; only say what would be done.")
]
Owner = Annotated[
    str | None,
    typer.Option(
        "--owner", metavar="USER", help="Only flows of this owner: login name, full name or mail."
    ),
]
Wait = Annotated[
    str | None,
    typer.Option(
        "--wait",
        metavar="[DURATION]",
        help="Wait for the end of the run, at most so long: seconds, or a duration such as 10m or"
        " 1h; an hour if it is left out.",
    ),
]
CancelOnInterrupt = Annotated[
    bool,
    typer.Option(
        "--cancel-on-interrupt",
        help="Cancel the run on Ctrl-C or SIGTERM; otherwise it continues on the server.",
    ),
]
