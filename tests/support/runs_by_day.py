"""The notebook of the documentation, executed against an emulated server with made-up runs.

    python tests/support/runs_by_day.py

executes it and writes the outputs into the file that is committed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from kernels import Executed, execute
from tableau_flows import emulator
from tableau_flows._progress.places import CI_VARIABLES, SWITCH

NOTEBOOK = Path(__file__).parents[2] / "overlays" / "docs" / "guides" / "runs-by-day.ipynb"

_DAYS = 14
_MINUTES = (11, 14, 9, 12, 31, 12, 10)
"""The durations of the first run of a day, one after the other; the second one takes longer."""


def executed(folder: Path) -> tuple[Path, Executed]:
    """Execute a copy of the notebook; return its path, and what was shown."""
    copy = folder / NOTEBOOK.name
    shutil.copy(NOTEBOOK, copy)
    # matplotlib looks for fonts when it is first used, and says so if that takes long.
    subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], check=True)
    hidden = (*CI_VARIABLES, SWITCH, "MPLBACKEND")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    with emulator.running(queue_seconds=0.05, run_seconds=0.5) as server:
        _add_runs(server)
        variables = {
            "TABLEAU_SERVER": server.url,
            "TABLEAU_SITE": "",
            "TABLEAU_TOKEN_NAME": "demo",
            "TABLEAU_TOKEN_SECRET": "demo-secret",
            "NO_PROXY": "127.0.0.1",
        }
        done = execute(copy, {**kept, **variables}, folder)
    _tidy(copy)
    return copy, done


def _add_runs(server: emulator.Emulator) -> None:
    flow = emulator.seed_id("flow", "Superstore")
    today = datetime.now(UTC).date()
    for number in range(_DAYS):
        day = today - timedelta(days=_DAYS - number)
        for hour, factor in ((6, 1.0), (13, 1.5)):
            seconds = 60 * factor * _MINUTES[number % len(_MINUTES)]
            started = datetime.combine(day, time(hour), UTC)
            server.add_run(flow, started_at=started, seconds=seconds)


def _tidy(path: Path) -> None:
    """Remove what depends on the machine."""
    notebook = json.loads(path.read_text("utf-8"))
    notebook["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made, _ = executed(Path(folder))
        shutil.copy(made, NOTEBOOK)
