"""Words that a shell gets from a completion: a name never becomes a part of a command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BASH_SPECIAL = re.compile(r"([^\w@%+:,./-])")

_ZSH_UNSAFE = re.compile(r"[\\'\"]|\s{2}|^\s|\s$")
"""What the script of Typer for zsh loses, or evaluates as the text of a command.

It hands the words to `_arguments`, which evaluates them between double quotation marks; Typer
escapes dollar signs and backquotes for that, but no backslashes before them.
"""

_POWERSHELL_SPECIAL = re.compile(r"([^\w./-])")


def words_for(shell: str, names: Iterable[str]) -> Iterator[str]:
    """Yield names as the completion script of a shell takes them.

    Left out are names that the script would change, that control the terminal, or that begin like
    an option: inserted, they would stand for something else.

    Args:
        shell: The shell: "bash", "zsh", "fish", "powershell" or "pwsh".
        names: The names, which come from the server.
    """
    for name in names:
        if not name.isprintable() or name.startswith("-"):
            continue
        if shell == "bash":
            yield _BASH_SPECIAL.sub(r"\\\1", name)  # bash inserts words as they are
        elif shell == "zsh":
            if not _ZSH_UNSAFE.search(name):
                yield name
        elif shell in {"powershell", "pwsh"}:  # insert words as they are
            yield _POWERSHELL_SPECIAL.sub(r"`\1", name)
        else:  # fish escapes words itself
            yield name
