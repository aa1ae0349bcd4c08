"""A client of OpenAPI Generator for Go, which speaks XML."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from foreign_tools import ROOT, TOOLS, fresh, program, run

SOURCES = TOOLS / "clients" / "go"
GENERATOR = ROOT / ".venv-openapi" / "bin" / "openapi-generator-cli"


def test_a_client_of_openapi_generator_for_go_compiles_and_runs(
    drive: Callable[..., None],
) -> None:
    go = program("go", "golang-go")
    folder = fresh("go")
    for path in SOURCES.iterdir():
        if path.suffix in (".go", ".mod"):
            shutil.copyfile(path, folder / path.name)
    document = ROOT / "generated" / "openapi.json"
    options = ("-c", SOURCES / "config.yaml", "-t", SOURCES, "-i", document)
    run(GENERATOR, "generate", *options, "-o", folder / "tableau")
    run(go, "vet", "./...", folder=folder)
    run(go, "build", "-o", folder / "check", ".", folder=folder)
    drive("By Go", folder / "check")
