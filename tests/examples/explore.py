"""Find a flow by its name, look at it, run one of its outputs, and show its runs as a table.

    python explore.py "Daily orders" --project "Sales/EU" --output "Clean orders" --set Region=East

TABLEAU_SERVER, TABLEAU_SITE, TABLEAU_TOKEN_NAME and TABLEAU_TOKEN_SECRET say where and who.
"""

import argparse
import sys

import polars
from tableau_flows import Client, errors, models, to_rows


def main() -> None:
    """Find the flow, describe it, run it, and print its latest runs."""
    options = read_options()
    with Client() as tableau:
        found = tableau.flows.find(options.flow, project=options.project)
        flow = tableau.flows.get(found)  # lists leave out the output steps
        print(f"{flow.name!r}, changed at {flow.updated_at}")
        for step in flow.output_steps or ():
            print(f"  output {step.name!r}")
        for parameter in flow.parameters:
            print(f"  parameter {parameter.name!r}, by default {parameter.value!r}")

        values = dict(text.split("=", 1) for text in options.set)
        run = tableau.flows.run(flow, output_steps=options.output, parameters=values)
        run.wait(timeout=600, on_progress=show_progress)

        runs = tableau.flow_runs.latest(flow, count=5)
        print(polars.DataFrame(to_rows(runs, columns=["status", "started_at", "completed_at"])))


def show_progress(run: models.FlowRun | models.Job) -> None:
    """Print how far the run is."""
    print(f"  {run.progress or 0} %")


def read_options() -> argparse.Namespace:
    """Read the arguments of the command."""
    parser = argparse.ArgumentParser(description="Run a flow and show its runs.")
    parser.add_argument("flow", help="name of the flow")
    parser.add_argument("--project", help="path of its project")
    parser.add_argument("--output", action="append", default=[], help="name of an output to run")
    parser.add_argument("--set", action="append", default=[], help="PARAMETER=VALUE")
    options = parser.parse_args()
    if not all("=" in text for text in options.set):
        parser.error("--set takes PARAMETER=VALUE")
    return options


if __name__ == "__main__":
    try:
        main()
    except errors.TableauError as error:
        sys.exit(str(error))
