# Generated from spec/ by `make generate`. Do not edit.
"""Kinds of objects: where their ids are found."""

FOUND: dict[str, str] = {
    "connection": "the list of the connections of the flow holds it",
    "data quality warning": "the list of the data quality warnings on the flow holds it",
    "flow": "client.flows.find({}) returns the flow of a name, or of the address of its page",
    "flow output step": "the flow, read by itself, holds it",
    "flow parameter": "the flow holds it",
    "flow run": "the list of flow runs holds it",
    "group": "client.groups.find({}) returns the group of a name",
    "group set": "client.group_sets.find({}) returns the group set of a name",
    "job": "the reply to the call that starts the job holds it, and so does the list of jobs",
    "linked task": "the list of linked tasks holds it",
    "project": "client.projects.find({}) returns the project of a path",
    "schedule": "client.schedules.find({}) returns the schedule of a name",
    "site": "the session of the client holds it, and client.sites.find({}) returns the site of a name",
    "task": "the list of flow tasks holds it",
    "user": "client.users.find({}) returns the user of a login name, and each flow holds the id of its owner",
}
"""For each kind of object, a clause that says where its id is found; {} is what was given."""
