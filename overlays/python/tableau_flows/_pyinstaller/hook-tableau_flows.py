"""What a frozen program needs of tableau_flows: every module, and the data of the emulator."""

from __future__ import annotations

from PyInstaller.utils.hooks import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    collect_data_files,
    collect_submodules,
)

hiddenimports = collect_submodules("tableau_flows")
datas = collect_data_files("tableau_flows")
