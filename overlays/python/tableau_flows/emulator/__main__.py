"""The command ``python -m tableau_flows.emulator``: an emulated server in the foreground."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence

from tableau_flows.emulator.faults.rules import SYNTAX
from tableau_flows.emulator.options import QUIRKS, Options
from tableau_flows.emulator.remote_control import PATHS
from tableau_flows.emulator.rules.seeds import CLOUD_SITE, SUPERSTORE, seed_id
from tableau_flows.emulator.server import Emulator

BANNER = """\
Emulated Tableau server at {url}  (REST API {version}, state in {state})

  Sign in   user admin, password admin                (server administrator)
            token demo, secret demo-secret            (of admin)
            token publisher, secret publisher-secret  (of publisher, a Creator)
            user viewer, password viewer              (a Viewer)
  Sites     {sites}
  Flow      {flow}  (Superstore)
  Markers   [fail: reason], [hang] or [seconds: 30] in the name or description of a flow

  export TABLEAU_SERVER={url} TABLEAU_SITE={site} \\
         TABLEAU_TOKEN_NAME=demo TABLEAU_TOKEN_SECRET=demo-secret

Press Ctrl+C to stop.
"""

_NAME = "python -m tableau_flows.emulator"


def main(arguments: Sequence[str] | None = None, *, name: str = _NAME) -> int:
    """Run the server until it is interrupted; returns the exit code.

    Args:
        arguments: The arguments; those of the process if omitted.
        name: How the program was called, for its help.
    """
    # Otherwise SIGTERM would end the process before it has removed its temporary files.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    parser = _parser(name)
    given = parser.parse_args(arguments)
    try:
        server = Emulator(
            host=given.host,
            port=given.port,
            data=given.data,
            api_version=given.api_version,
            idle_seconds=given.idle_seconds,
            run_seconds=given.run_seconds,
            cloud=given.cloud,
            quirks=given.quirk,
            faults="; ".join(given.faults),
            seed=given.seed,
            control=given.control,
        )
    except (OSError, ValueError) as problem:
        parser.error(str(problem))
    print(
        BANNER.format(
            url=server.url,
            version=given.api_version,
            state="memory" if given.data is None else given.data,
            flow=seed_id("flow", SUPERSTORE),
            sites=f'"{CLOUD_SITE}" and "sales"' if given.cloud else '"" (default) and "sales"',
            site=CLOUD_SITE if given.cloud else "",
        ),
        flush=True,
    )
    server.serve()
    return 0


def _parser(name: str) -> argparse.ArgumentParser:
    defaults = Options()
    parser = argparse.ArgumentParser(
        prog=name,
        description="Run an emulated Tableau server.",
        epilog=f"{SYNTAX}\n{PATHS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: %(default)s)"
    )
    parser.add_argument(
        "--port", type=int, default=8765, help="port, 0 selects a free one (default: %(default)s)"
    )
    parser.add_argument(
        "--data", metavar="FILE", help="keep the state in this SQLite file (default: in memory)"
    )
    parser.add_argument(
        "--api-version",
        default=defaults.api_version,
        help="newest version of the REST API to offer (default: %(default)s)",
    )
    parser.add_argument(
        "--idle-seconds",
        type=float,
        default=defaults.idle_seconds,
        help="seconds without a request after which a session expires (default: %(default)s)",
    )
    parser.add_argument(
        "--run-seconds",
        type=float,
        default=5.0,
        help="seconds that a flow run takes (default: %(default)s)",
    )
    parser.add_argument("--cloud", action="store_true", help="behave as Tableau Cloud")
    parser.add_argument(
        "--quirk",
        action="append",
        choices=sorted(QUIRKS),
        default=[],
        help="deviation of real servers to show; can be given more than once",
    )
    parser.add_argument(
        "--faults",
        action="append",
        metavar="RULES",
        default=[],
        help="faults to inject, as described below; can be given more than once",
    )
    parser.add_argument(
        "--seed",
        metavar="FILE",
        help="add the objects of this TOML or JSON file to the seed data (the format is described"
        " in tableau_flows.emulator)",
    )
    parser.add_argument(
        "--control",
        action="store_true",
        help="let tests in any language control the server over HTTP, as described below; needs a"
        " loopback address",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
