"""The reasons of errors in the words of the command line: options in place of arguments."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from tableau_flows.cli.failures.errors import CommandError, UsageFailure


def reason_of(error: BaseException, options: Mapping[str, str] | None = None) -> str:
    """Return the reason that an error gives.

    Args:
        error: The error.
        options: The options of the command by the arguments of the library that they fill.
    """
    if isinstance(error, CommandError | ModuleNotFoundError):
        return str(error)
    if isinstance(error, UsageFailure):
        return _with_hint(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    from tableau_flows import errors

    if isinstance(error, errors.UsageError | errors.LookupFailedError | errors.NameTakenError):
        argument = error.argument if isinstance(error, errors.UsageError) else None
        return with_options(str(error), argument, options or {})
    if isinstance(error, errors.TableauError):
        return str(error)
    return f"internal error: {type(error).__name__}: {error}; --verbose shows where"


@contextmanager
def naming(**options: str) -> Generator[None]:
    """Let errors about arguments of the library name what the user has typed.

    Args:
        **options: The options by the arguments of the library that they fill.

    Raises:
        CommandError: An argument is wrong.
    """
    from tableau_flows.errors import UsageError

    try:
        yield
    except UsageError as error:
        raise CommandError(reason_of(error, options)) from error


_OTHER_ARGUMENT = re.compile(r"(?<![\w'\"])([a-z_]+)=(?:True)?(?=[ ,.;:)]|$)")
"""An argument in a message that is about another one (see `UsageError.argument`)."""


def with_options(text: str, argument: str | None, options: Mapping[str, str]) -> str:
    """Return a message of the library with options in place of its arguments.

    Args:
        text: The message.
        argument: The argument that it is about, if it is about one.
        options: The options by the arguments that they fill.
    """
    if argument is not None and (option := options.get(argument)) is not None:
        name = re.compile(rf"(?<![\w'\"]){re.escape(argument)}(?:=|\b)(?!\w)")
        text, count = name.subn(lambda _: option, text, count=1)
        if not count:  # the message says it in another way
            text = f"{option}: {text}"
    return _OTHER_ARGUMENT.sub(lambda found: options.get(found[1], found[0]), text)


_NO_NUMBER = re.compile("is not a valid int(?: range)?")
"""What Typer says of text in place of a number."""


def _with_hint(error: UsageFailure) -> str:
    """Return what is wrong with the command line, and which command describes it."""
    text = _NO_NUMBER.sub("is not a whole number", error.format_message())
    path: object = getattr(getattr(error, "ctx", None), "command_path", None)
    return f"{text.rstrip('.')} ({path} --help describes the command)" if text and path else text
