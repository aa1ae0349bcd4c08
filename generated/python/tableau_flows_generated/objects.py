# Generated from spec/ by `make generate`. Do not edit.
"""Kinds of objects: where their ids are found."""

FOUND: dict[str, str] = {
    "connection": "the list of the connections of the flow holds it",
    "data quality warning": "the list of the data quality warnings on the flow holds it",
    "flow": "the list of flows, filtered by the name, holds it",
    "flow output step": "the flow, read by itself, holds it",
    "flow parameter": "the flow holds it",
    "flow run": "the list of flow runs holds it",
    "group": "the list of groups holds it, and so do the permissions of a flow",
    "group set": "the list of group sets holds it, and so do the permissions of a flow",
    "job": "the reply to the call that starts the job holds it, and so does the list of jobs",
    "linked task": "the list of linked tasks holds it",
    "project": "the list of projects, filtered by the name, holds it",
    "schedule": "the list of schedules holds it",
    "site": "the session of the client holds it",
    "task": "the list of flow tasks holds it",
    "user": "the list of users holds it, and each flow holds that of its owner",
}
"""For each kind of object, a clause that says where its id is found."""
