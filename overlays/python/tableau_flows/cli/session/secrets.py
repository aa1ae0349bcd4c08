"""Reads secrets: from the environment, from a command, from stdin, or from the keyring."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.session.files import unreadable_stdin
from tableau_flows.cli.session.profiles import Profile

_SERVICE = "tableau-flows"

_NAME = re.compile("[A-Z_][A-Z0-9_]{0,99}", re.ASCII)
"""A name that can be shown: anything else may be a secret that was given in place of a name."""


def secret_of(profile: Profile) -> str:
    """Return the secret of a profile.

    Raises:
        CommandError: There is none.
    """
    what = f"the profile {profile.name!r}"
    if profile.secret_env is not None:
        return from_environment(profile.secret_env, what)
    if profile.password_command:
        return from_command(profile.password_command, what)
    try:
        keyring: Any = import_module("keyring")
    except ModuleNotFoundError:
        raise CommandError(
            f"{what} has no secret: give it secret_env or password_command, or install keyring"
        ) from None
    try:
        secret = keyring.get_password(_SERVICE, profile.name)
    except Exception as error:  # backends raise errors of their own
        raise CommandError(f"the keyring cannot be read ({type(error).__name__})") from error
    if not secret:
        raise CommandError(
            f"the keyring has no secret of {what}: keyring set {_SERVICE} {profile.name}"
        )
    return str(secret)


def from_environment(name: str, what: str, typed: str = "") -> str:
    """Return a secret from a variable of the environment.

    Args:
        name: The name of the variable.
        what: What has the secret, for the error.
        typed: The option that names the variable, for the error; empty if none does.

    Raises:
        CommandError: It is not set, or the name is none.
    """
    secret = os.environ.get(name, "").strip()
    if not secret:
        place = f"{typed}: " if typed else ""
        if not _NAME.fullmatch(name):
            raise CommandError(
                f"{place}no variable has the name that is given for the secret of {what}; it is not"
                " shown, since it may be the secret itself"
            )
        raise CommandError(f"{place}the variable {name}, with the secret of {what}, is not set")
    return secret


def from_command(command: Sequence[str], what: str) -> str:
    """Return a secret that a command prints in its first line; it may ask on the terminal.

    Raises:
        CommandError: The command failed, or printed nothing.
    """
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    except OSError as error:
        raise CommandError(
            f"the password_command of {what} cannot be run: {error.strerror}: {command[0]}"
        ) from None
    except ValueError:
        raise CommandError(f"the password_command of {what} has a NUL character") from None
    if done.returncode:
        raise CommandError(f"the password_command of {what} failed with code {done.returncode}")
    lines = done.stdout.decode(errors="replace").splitlines()
    if not lines or not lines[0].strip():
        raise CommandError(f"the password_command of {what} printed nothing")
    if "\N{REPLACEMENT CHARACTER}" in lines[0]:
        raise CommandError(f"the password_command of {what} printed no UTF-8")
    return lines[0].strip()


def from_stdin(what: str) -> str:
    """Return a secret from the first line of stdin; a terminal asks for it and does not show it.

    Raises:
        CommandError: There is none.
    """
    if sys.stdin.isatty():
        from getpass import getpass

        secret = getpass(f"{what[:1].upper()}{what[1:]}: ", stream=sys.stderr)
    else:
        try:
            secret = sys.stdin.readline().strip()
        except OSError as error:
            raise unreadable_stdin(error) from None
    if not secret:
        raise CommandError(f"stdin has no {what}")
    return secret
