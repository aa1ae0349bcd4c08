"""Publish a flow, run it and wait for its end, with all settings in the environment, as in CI.

FLOW_FILE is the file, FLOW_PROJECT the path of the project, and FLOW_TIMEOUT how many seconds the
run may take. TABLEAU_SERVER, TABLEAU_SITE, TABLEAU_TOKEN_NAME and TABLEAU_TOKEN_SECRET say where
and who. Errors go to stderr, with the reason that the server gives.
"""

import os
import sys

from tableau_flows import Client, errors

EXIT_CODES: tuple[tuple[type[errors.TableauError], int], ...] = (
    (errors.FlowRunFailedError, 10),
    (errors.FlowRunCancelledError, 11),
    (errors.WaitTimeoutError, 12),  # the run goes on
    (errors.AuthenticationError, 20),
    (errors.PermissionDeniedError, 21),
    (errors.LookupFailedError, 22),  # no project of this name, or several
    (errors.UsageError, 23),  # also a file that is no flow
    (errors.OutcomeUnknownError, 30),  # look before you run it again
    (errors.ConnectionFailedError, 31),
    (errors.TableauError, 1),
)
"""The first that fits decides."""


def main() -> int:
    """Publish, run and wait; return the exit code."""
    file, project = setting("FLOW_FILE"), setting("FLOW_PROJECT")
    timeout = os.environ.get("FLOW_TIMEOUT") or "3600"
    if not timeout.replace(".", "", 1).isdecimal():
        sys.exit(f"the variable FLOW_TIMEOUT must be a number of seconds, not {timeout!r}")
    try:
        with Client() as tableau:
            flow = tableau.flows.publish(file, project=project, overwrite=True)
            print(f"published {flow.name!r} as {flow.id}", flush=True)
            run = tableau.flows.run(flow)
            print(f"started as job {run.job_id}", flush=True)
            run.wait(timeout=float(timeout))
            print("succeeded")
            return 0
    except errors.TableauError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return next(code for kind, code in EXIT_CODES if isinstance(error, kind))


def setting(name: str) -> str:
    """Return a variable of the environment, or end if it is not set."""
    return os.environ.get(name) or sys.exit(f"the variable {name} is not set")


if __name__ == "__main__":
    sys.exit(main())
