"""What a frozen program needs of tableau_flows: every module, and the data of the emulator."""

from __future__ import annotations

from PyInstaller.utils.hooks import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    collect_data_files,
    collect_submodules,
)

# Integrations are loaded by other programs, such as pytest, which would come along.
hiddenimports = collect_submodules(
    "tableau_flows", filter=lambda name: not name.startswith("tableau_flows.integrations")
)
datas = collect_data_files("tableau_flows")
