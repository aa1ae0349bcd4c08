"""Hooks for PyInstaller, which does not see the modules that are imported by computed names.

PyInstaller finds this package by the entry point group `pyinstaller40`.
"""

from __future__ import annotations

import os


def hook_folders() -> list[str]:
    """The folders in which PyInstaller looks for hooks."""
    return [os.path.dirname(__file__)]
