"""A client of openapi-typescript and openapi-fetch, which speaks JSON."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from foreign_tools import ROOT, TOOLS, fresh, program, run, tool

OPTIONS = (
    *("--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"),
    *("--target", "es2022", "--module", "nodenext", "--types", "node"),
)


def test_a_client_of_openapi_typescript_compiles_and_runs(drive: Callable[..., None]) -> None:
    folder = fresh("node/client")
    shutil.copyfile(TOOLS / "clients" / "typescript" / "main.ts", folder / "main.ts")
    document = ROOT / "generated" / "openapi-json.json"
    run(tool("openapi-typescript"), document, "-o", folder / "schema.d.ts")
    run(tool("tsc"), *OPTIONS, folder / "main.ts", folder=folder)
    drive("By TypeScript", program("node", "nodejs"), folder / "main.js")
