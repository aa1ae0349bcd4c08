"""Executes a notebook in a kernel, as Jupyter does; as a program, in a process of its own.

    python kernels.py NOTEBOOK FOLDER

executes the cells in a folder, writes the outputs into the file, and prints what replaced outputs
while the cells ran: one JSON object per line. The process keeps sockets and event loops of Jupyter
away from the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 120


@dataclass(frozen=True)
class Executed:
    """An executed notebook.

    Attributes:
        outputs: The outputs of each code cell at its end.
        updates: The data of the outputs that were replaced, with those that replaced them.
    """

    outputs: list[list[dict[str, Any]]]
    updates: list[dict[str, str]]


def execute(path: Path, environment: Mapping[str, str], folder: Path) -> Executed:
    """Execute a notebook; the outputs are in the file afterwards.

    Args:
        path: The file of the notebook.
        environment: The variables of the kernel.
        folder: The working folder, which gets the settings as well.
    """
    own = {name: str(folder) for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR")}
    done = subprocess.run(
        [sys.executable, __file__, str(path), str(folder)],
        env={**environment, **own, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    cells = json.loads(path.read_text("utf-8"))["cells"]
    outputs = [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]
    return Executed(outputs, [json.loads(line) for line in done.stdout.splitlines()])


def write_notebook(path: Path, *cells: str) -> None:
    """Write a notebook of code cells."""
    import nbformat

    made = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(nbformat.v4.new_notebook(cells=made), path)


def main(path: str, folder: str) -> None:
    """Execute a notebook."""
    import nbformat
    from jupyter_client import AsyncKernelManager
    from nbclient import NotebookClient

    class Execution(NotebookClient):
        def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
            if msg["msg_type"] == "update_display_data":
                print(json.dumps(msg["content"]["data"]))
            return super().process_message(msg, cell, cell_index)

    notebook = nbformat.read(path, 4)
    manager = AsyncKernelManager(kernel_name="python3")
    resources = {"metadata": {"path": folder}}
    settings = {"timeout": PATIENCE, "resources": resources, "record_timing": False}
    Execution(notebook, km=manager, **settings).execute()
    nbformat.write(notebook, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
