# Generated from spec/ by `make generate`. Do not edit.
"""Kinds of objects: where their ids are found."""

FOUND: dict[str, str] = {
    "connection": "the list of the connections of the flow holds it",
    "flow": "the list of flows, filtered by the name, holds it",
    "flow output step": "the flow, read by itself, holds it",
    "flow parameter": "the flow holds it",
    "flow run": "the list of flow runs holds it",
    "group": "the permissions of a flow that the group has a permission on hold it",
    "group set": "the permissions of a flow that the group set has a permission on hold it",
    "job": "the reply to the call that starts the job holds it",
    "project": "the list of projects, filtered by the name, holds it",
    "schedule": "each task in the list of flow tasks holds its schedule",
    "task": "the list of flow tasks holds it",
    "user": "each flow in the list of flows holds its owner",
}
"""For each kind of object, a clause that says where its id is found."""
