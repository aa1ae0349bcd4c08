"""A client of openapi-python-client, which speaks JSON."""

from __future__ import annotations

from collections.abc import Callable

from foreign_tools import ROOT, TOOLS, fresh, run

SOURCES = TOOLS / "clients" / "python"
BIN = ROOT / ".venv" / "bin"


def test_a_client_of_openapi_python_client_type_checks_and_runs(
    drive: Callable[..., None],
) -> None:
    folder = fresh("python")
    package = folder / "tableau_json_client"
    document = ROOT / "generated" / "openapi-json.json"
    options = ("--path", document, "--config", SOURCES / "config.yaml", "--meta", "none")
    path = f"{BIN}:/usr/bin:/bin"  # the tool lays its files out with ruff
    said = run(
        *(BIN / "openapi-python-client", "generate", *options),
        *("--output-path", package, "--overwrite", "--fail-on-warning"),
        PATH=path,
    )
    assert "WARNING" not in said
    run(BIN / "python", "-m", "compileall", "-q", package)
    checked = ("--strict", "--config-file=", SOURCES / "main.py")
    run(BIN / "mypy", *checked, MYPYPATH=str(folder))
    drive("By Python", BIN / "python", SOURCES / "main.py", PYTHONPATH=str(folder))
