"""The protocol as Python text: finish codes of jobs, states of flow runs, the retry table."""

from __future__ import annotations

from generator.ir.protocol import Failure, JobRules, Outcome, RetryRules


def finish_codes(jobs: JobRules, outcome: Outcome) -> tuple[int, ...]:
    """Return the finish codes with an outcome, in order."""
    return tuple(item.code for item in jobs.finish_codes if item.outcome == outcome)


def states_under_way(jobs: JobRules) -> tuple[str, ...]:
    """Return the states of a flow run that has not ended."""
    return tuple(item.state for item in jobs.run_states if item.outcome == "under way")


def retry_table(retry: RetryRules) -> str:
    """Return the retry table as text: which calls are repeated after which failure."""
    head = ["", *(item.name for item in retry.repeated)]
    rows = [[row.name, *(_cell(row, name) for name in head[1:])] for row in retry.failures]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        f"| {' | '.join(text.ljust(width) for text, width in zip(line, widths, strict=True))} |"
        for line in lines
    )


def _cell(row: Failure, name: str) -> str:
    if name in row.after:
        return "repeated"
    return "unknown" if name == "write" and row.unknown != "never" else "raised"
