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

    text = str(error)
    if isinstance(error, errors.UsageError):
        return with_options(text, error.argument, options or {})
    if isinstance(error, errors.LookupFailedError):  # only the hint has arguments
        return text.removesuffix(error.hint) + with_options(error.hint, None, options or {})
    if isinstance(error, errors.FlowNameTakenError):  # others have text of a server
        return with_options(text, None, options or {})
    if isinstance(error, errors.ApiError):
        return _without_methods(text, error.info.remedy if error.info else "")
    if isinstance(error, errors.TableauError):
        return text
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


_VALUE = r"""(?<![\w\\])(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
"""A value in a message, as `repr` writes it; nothing in it is an argument."""

_SUBJECT = r"(?P<before>(?:^|; )(?:each of )?){name}(?:=|\b)"
"""The argument that a message is about, at the begin of a clause."""

_OTHER_ARGUMENT = r"\b(?P<other>[a-z_]+)(?:=(?:True)?|\(\))(?=[ ,.;:)]|$)"
"""Another argument in a message (see `UsageError.argument`), or a method."""

_NOTHING = r"(?P<before>(?!))"


def with_options(text: str, argument: str | None, options: Mapping[str, str]) -> str:
    """Return a message of the library with options in place of its arguments.

    Values in the message, which stand in quotation marks, are left as they are.

    Args:
        text: The message.
        argument: The argument that it is about, if it is about one.
        options: The options by the arguments that they fill.
    """
    option = None if argument is None else options.get(argument)
    subject = _NOTHING if option is None else _SUBJECT.format(name=re.escape(argument or ""))
    is_said = option is None

    def replaced(found: re.Match[str]) -> str:
        nonlocal is_said
        if found["before"] is None:
            return options.get(found["other"] or "", found[0])
        is_said = True
        return f"{found['before']}{option}"

    text = re.sub(f"{_VALUE}|{subject}|{_OTHER_ARGUMENT}", replaced, text)
    return text if is_said else f"{option}: {text}"  # the message says it in another way


_METHOD = re.compile(r", which [a-z_]+\.find looks up")


def _without_methods(text: str, remedy: str) -> str:
    """Return an error of a server whose remedy, at its end, names no methods of the library."""
    end = f" [{remedy}]"
    return text.removesuffix(end) + _METHOD.sub("", end) if text.endswith(end) else text


_NO_NUMBER = re.compile("is not a valid int(?: range)?")
"""What Typer says of text in place of a number."""


def _with_hint(error: UsageFailure) -> str:
    """Return what is wrong with the command line, and which command describes it."""
    text = _NO_NUMBER.sub("is not a whole number", error.format_message())
    path: object = getattr(getattr(error, "ctx", None), "command_path", None)
    return f"{text.rstrip('.')} ({path} --help describes the command)" if text and path else text
