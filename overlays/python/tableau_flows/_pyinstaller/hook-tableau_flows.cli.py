"""What a frozen program needs of the command: its modules, which are imported by computed names."""

from __future__ import annotations

from PyInstaller.utils.hooks import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    collect_submodules,
)

hiddenimports = collect_submodules("tableau_flows.cli")
