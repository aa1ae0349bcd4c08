"""Bring a folder of flows to the server. Usage: python nightly.py flows failures.csv.

What is right already stays as it is; failed runs go into the CSV file. ETL_PASSWORD is the new
password of the database user etl. The variables TABLEAU_… say where and who (an administrator).
"""

import csv
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tableau_flows import Client, Grant, errors, fields, to_rows

PROJECT, GROUP, SCHEDULE, DATABASE = "Sales/EU", "Analysts", "Nightly flows", "db1.example.com"


def bring(tableau: Client, folder: Path) -> None:
    """Publish, share and schedule the flows, and rotate the password on the whole site."""
    password = os.environ.get("ETL_PASSWORD") or sys.exit("the variable ETL_PASSWORD is not set")
    synced = tableau.flows.sync(folder, project=PROJECT, state=folder / "state.json")
    print("flows:", synced)
    readers = Grant(group=tableau.groups.find(GROUP), allow=["Read", "Execute"])
    schedule = tableau.schedules.find(SCHEDULE)
    for file in (*synced.published_new, *synced.published_changed, *synced.unchanged):
        flow = file.flow or tableau.flows.find(file.name, project=PROJECT)
        print(file.name, tableau.permissions.set(flow, [readers], others="remove"), sep=": ")
        tableau.flow_tasks.ensure(flow, schedule)
    rotated = tableau.connections.update_matching(
        server_address=DATABASE, user_name="etl", password=password, embed_password=True
    )
    print("connections:", rotated)
    for report in (synced, rotated):
        report.raise_failed()


def write_failures(tableau: Client, table: Path) -> None:
    """Write the failed runs of the last day, with the mail addresses of the owners."""
    flows = {flow["id"]: flow for flow in to_rows(tableau.flows.list())}
    mails = {user["id"]: user["email"] for user in to_rows(tableau.users.list(fields="_all_"))}
    yesterday = datetime.now(UTC) - timedelta(days=1)
    failed = [fields.flow_run.status.eq("Failed"), fields.flow_run.started_at.ge(yesterday)]
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["flow", "owner", "started", "reason"])
        for run in to_rows(tableau.flow_runs.list(where=failed)):
            if flow := flows.get(run["flow_id"]):  # it may be deleted by now
                mail, reason = mails.get(flow["owner_id"]), run["failure_reason_message"]
                rows.writerow([flow["name"], mail, run["started_at"], reason])


if __name__ == "__main__":
    folder, table = map(Path, sys.argv[1:]) if len(sys.argv) == 3 else sys.exit(__doc__)
    try:
        with Client() as tableau:
            write_failures(tableau, table)
            bring(tableau, folder)
    except errors.TableauError as error:
        sys.exit(str(error))
