"""What a frozen program needs of tableau_flows_generated: every module."""

from __future__ import annotations

from PyInstaller.utils.hooks import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    collect_submodules,
)

hiddenimports = collect_submodules("tableau_flows_generated")
