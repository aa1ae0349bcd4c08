"""Turns a function into a command that has the shared options and ends with an exit code."""

from __future__ import annotations

import inspect
import logging
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TextIO, TypeVar, get_type_hints

import typer

from tableau_flows.cli.display.output import Output
from tableau_flows.cli.failures.codes_of_errors import exit_code_of, is_unexpected
from tableau_flows.cli.failures.errors import InterruptionError
from tableau_flows.cli.failures.exit_codes import INTERRUPTED, TERMINATED
from tableau_flows.cli.failures.reporting import report, say, say_lines
from tableau_flows.cli.failures.wording import reason_of
from tableau_flows.cli.help import PlainCommand
from tableau_flows.cli.session.options import Options, combined, shared_options
from tableau_flows.cli.spelling import spellings

if TYPE_CHECKING:
    from types import FrameType

    from tableau_flows.client import Client

P = ParamSpec("P")
R = TypeVar("R")

Command = Callable[Concatenate["Call", P], R]


class Call:
    """One call of a command.

    Attributes:
        options: The shared options.
        output: Writes results to stdout.
        spelled: The options and arguments as users type them, by the arguments of the library
            that they fill.
        code: The exit code so far: that of the first failure that did not end the command.
    """

    def __init__(self, options: Options, spelled: Mapping[str, str] | None = None) -> None:
        self.options = options
        self.spelled = spelled or {}
        self.code = 0
        self.output = Output(
            json=options.json, csv=options.csv, quiet=options.quiet, stream=sys.stdout
        )

    @cached_property
    def client(self) -> Client:
        """The client, which is closed when the command ends."""
        from tableau_flows.cli.session.connecting import connect

        return connect(self.options)

    def client_without_sign_in(self) -> Client:
        """Return a client for calls that need no credentials; it is closed as well."""
        from tableau_flows.cli.session.connecting import connect

        self.client = connect(self.options, needs_sign_in=False)
        return self.client

    def fail(self, error: Exception, what: str) -> None:
        """Report the failure of one of several objects, and go on."""
        say(f"{what}: {reason_of(error, self.spelled)}", is_error=True)
        self.code = self.code or exit_code_of(error)

    def end(self, error: BaseException | None) -> None:
        """Close the client if there is one; quickly after an interruption."""
        if "client" in vars(self):
            kind = None if error is None else type(error)
            self.client.__exit__(kind, error, None)


def command(
    app: typer.Typer, name: str, **spelled: str
) -> Callable[[Command[P, R]], Command[P, R]]:
    """Add a function to an app as a command.

    The function gets a `Call` first; its other parameters are those of the command line. Its
    exceptions become a line on stderr and an exit code.

    Args:
        app: The app of Typer.
        name: The name of the command.
        **spelled: The options for arguments of the library that have other names than the
            parameters of the function, such as `tags="--tag"`; messages name the options.
    """

    def register(function: Command[P, R]) -> Command[P, R]:
        _, *own = inspect.signature(function).parameters.values()
        hints = get_type_hints(function, include_extras=True)
        parameters = [
            inspect.Parameter("context", _KEYWORD, annotation=typer.Context),
            *(one.replace(kind=_KEYWORD, annotation=hints[one.name]) for one in own),
            *shared_parameters(),
        ]

        words = {**spellings(parameters), **spelled}

        def run(**given: Any) -> None:
            context = given.pop("context")
            after = {one.name: given.pop(one.name) for one in fields(Options)}
            raise typer.Exit(perform(function, context.obj, after, given, words))

        _describe(run, function, parameters)
        app.command(name, cls=PlainCommand)(run)
        return function

    return register


_KEYWORD = inspect.Parameter.KEYWORD_ONLY


def shared_parameters(*, hidden: bool = False) -> list[inspect.Parameter]:
    """Return the parameters of the shared options.

    Args:
        hidden: Whether they are left out of the help.
    """
    defaults = Options()
    kinds = shared_options(hidden=hidden)
    return [
        inspect.Parameter(name, _KEYWORD, annotation=kind, default=getattr(defaults, name))
        for name, kind in kinds.items()
    ]


def describe_root(run: Callable[..., None], *own: inspect.Parameter) -> Callable[..., None]:
    """Give the function of the whole command line the shared options too."""
    _describe(run, run, [*own, *shared_parameters(hidden=True)])
    return run


def _describe(
    run: Callable[..., None], function: Callable[..., object], parameters: list[inspect.Parameter]
) -> None:
    """Let Typer see parameters and the description of a function."""
    signed: Any = run
    signed.__signature__ = inspect.Signature(parameters)
    signed.__annotations__ = {one.name: one.annotation for one in parameters}
    paragraphs = inspect.cleandoc(function.__doc__ or "").split("\n\n")
    signed.__doc__ = "\n\n".join(" ".join(text.split()) for text in paragraphs)


def perform(
    function: Callable[..., object],
    before: object,
    after: dict[str, object],
    given: dict[str, object],
    spelled: Mapping[str, str] | None = None,
) -> int:
    """Call the function of a command, report its error, and return the exit code."""
    signal.signal(signal.SIGTERM, _end)
    warnings.showwarning = _show_warning
    verbose = bool(after.get("verbose"))
    call: Call | None = None
    ended: BaseException | None = None
    try:
        options = combined(before, after)
        verbose = options.verbose
        _log(verbose=verbose)
        call = Call(options, spelled)
        function(call, **given)
        call.output.end()
        code = call.code
    except KeyboardInterrupt as error:
        ended = error
        code = report(InterruptionError("interrupted", code_of_interrupt(error)))
    except typer.Abort as error:  # Ctrl-C at a question
        ended = error
        code = report(InterruptionError("interrupted"))
    except InterruptionError as error:
        ended = KeyboardInterrupt()
        code = report(error)
    except Exception as error:
        ended = error
        if verbose and is_unexpected(error):
            say_lines(traceback.format_exc())
        code = report(error, spelled)
        code = (0 if call is None else call.code) or code  # that of the first failure
    try:
        if call is not None:
            call.end(ended)
    except KeyboardInterrupt as error:
        code = code_of_interrupt(error)
        report(InterruptionError("interrupted while signing out", code))
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # nothing is left that would need to know
    return code


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Write a warning of the library as one line."""
    say(f"warning: {message}")


class _Ended(KeyboardInterrupt):
    """The process got SIGTERM, as pipelines send it to end a job."""


def _end(number: int, frame: FrameType | None) -> None:
    raise _Ended


def code_of_interrupt(error: KeyboardInterrupt) -> int:
    """Return the exit code of a process that was interrupted."""
    return TERMINATED if isinstance(error, _Ended) else INTERRUPTED


def _log(*, verbose: bool) -> None:
    """Write what the library logs to stderr, or nothing; its messages hold no secrets."""
    logger = logging.getLogger("tableau_flows")
    if not verbose:
        logger.addHandler(logging.NullHandler())  # else Python would write its warnings
        return
    handler = _LogLines(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s", "%H:%M:%S"))
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)


class _LogLines(logging.StreamHandler[TextIO]):
    """Writes each log record as one line, whatever a server has put into it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        try:
            text = self.format(record)
        except Exception:
            self.handleError(record)
        else:
            say_lines(" ".join(text.split()))
