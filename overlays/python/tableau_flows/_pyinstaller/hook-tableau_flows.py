"""What a frozen program needs of tableau_flows: its modules, and the data of the emulator."""

from __future__ import annotations

from PyInstaller.utils.hooks import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    collect_data_files,
    collect_submodules,
)

# Integrations are loaded by other programs, such as pytest, which would come along; so would Typer
# with the command, which has a hook of its own for programs that import it.
_LEFT_OUT = ("tableau_flows.cli", "tableau_flows.integrations")
hiddenimports = collect_submodules(
    "tableau_flows", filter=lambda name: not name.startswith(_LEFT_OUT)
)
datas = collect_data_files("tableau_flows")
