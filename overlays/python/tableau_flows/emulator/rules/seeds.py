"""Seed data of a new server: sites, users, projects, schedules and a few flows.

The id of each object is derived from its name, so it is the same on every new server.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import time
from functools import cache

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.checks import suggestion
from tableau_flows.emulator.rules.access import EXPORT, PROJECT_LEADER, READ, WRITE
from tableau_flows.emulator.rules.flows import NewFlow, add_flows
from tableau_flows.emulator.rules.projects import LOCKED as LOCKED_TO_PROJECT
from tableau_flows.emulator.rules.projects import MANAGED, NewProject, add_project
from tableau_flows.emulator.rules.schedules import default_details, insert_schedule
from tableau_flows.emulator.store.files import FileStore
from tableau_flows.emulator.store.lookups import find_project, find_site, find_user
from tableau_flows.emulator.store.records import FLOW_TASK
from tableau_flows.emulator.store.store import Store
from tableau_flows.emulator.wire import flow_files
from tableau_flows.emulator.wire.flow_files import ConnectionFacts, FlowContents, ParameterFacts

NAMESPACE = uuid.UUID("6f1dbe0c-5b0c-5f0a-9d2e-7ab1eac0f10e")
DAY = 24 * 60 * 60

# Content URL and name of each site.
SITES = (("", "Default"), ("sales", "Sales"))
CLOUD_SITE = "main"
"""Content URL of the first site on Tableau Cloud, which has no default site."""
# Name, full name, password and the site role on each site of each user; None if not a member.
USERS = (
    ("admin", "Ada Admin", "admin", "ServerAdministrator", "ServerAdministrator"),
    ("publisher", "Paul Publisher", "publisher", "Creator", "Creator"),
    ("viewer", "Vera Viewer", "viewer", "Viewer", None),
)
# Name, secret and user of each personal access token.
ACCESS_TOKENS = (
    ("demo", "demo-secret", "admin"),
    ("publisher", "publisher-secret", "publisher"),
)
# Client id, secret id and secret value of each connected app, which grants all scopes.
CONNECTED_APPS = (("demo-app", "demo-app-secret", "demo-app-secret-value-of-an-emulated-server"),)
JWTS = (("demo-jwt", "admin"), ("publisher-jwt", "publisher"))

ALL_USERS, ANALYSTS, REVIEWERS = "All Users", "Analysts", "Reviewers"
GROUP_SET = "Reviewing Analysts"
DEFAULT, FINANCE, LOCKED = "Default", "Finance", "Locked"
MORNING = "Superstore, then Budget"
NIGHTLY, HOURLY, EXTRACTS = "Nightly flows", "Hourly flows", "Extracts at noon"

SUPERSTORE, BUDGET, PLANS, PIPELINE = "Superstore", "Budget", "Secret plans", "Pipeline"

SUPERSTORE_CONTENTS = FlowContents(
    output_steps=("Superstore CSV", "Superstore Hyper"),
    connections=(
        ConnectionFacts("sqlserver", "db.example.com", 1433, "reader"),
        ConnectionFacts("tableau-server-site", "https://tableau.example.com"),
    ),
    parameters=(ParameterFacts("Region", "string", "West"),),
)


# The names of each kind of object, with the content URLs of their sites.
_SEEDED: dict[str, frozenset[tuple[str, str]]] = {
    "site": frozenset((content_url, "") for content_url, _ in SITES),
    "user": frozenset((name, "") for name, *_ in USERS),
    "group": frozenset(
        {(ALL_USERS, ""), (ALL_USERS, "sales"), (ANALYSTS, ""), (REVIEWERS, "")},
    ),
    "group set": frozenset({(GROUP_SET, "")}),
    "project": frozenset({(DEFAULT, ""), (FINANCE, ""), (LOCKED, ""), (DEFAULT, "sales")}),
    "schedule": frozenset({(NIGHTLY, ""), (HOURLY, ""), (EXTRACTS, "")}),
    "flow": frozenset({(SUPERSTORE, ""), (BUDGET, ""), (PLANS, ""), (PIPELINE, "sales")}),
    "task": frozenset({(SUPERSTORE, ""), (EXTRACTS, "")}),
    "linked task": frozenset({(MORNING, "")}),
}


def seed_id(kind: str, name: str, site: str = "") -> str:
    """Return the id of an object of the seed data.

    Args:
        kind: ``site``, ``user``, ``group``, ``group set``, ``project``, ``schedule``, ``flow``,
            ``task`` or ``linked task``.
        name: Name of the object; for a site its content URL, for a task the name of its flow.
        site: Content URL of its site; leave it out for users and schedules, which belong to no
            site. "" is the first site, which has another content URL on an emulated Tableau Cloud.

    Raises:
        LookupError: There is no such object; the message suggests the nearest name.
    """
    kind, name = checks.text("a kind", kind), checks.text("a name", name)
    site = checks.text("the content URL of a site", site)
    if kind not in _SEEDED:
        raise LookupError(f"the seed data has no kind {kind!r}, {suggestion(kind, _SEEDED)}")
    if (name, site) not in _SEEDED[kind]:
        names = {known for known, its_site in _SEEDED[kind] if its_site == site}
        if not names:
            sites = {its_site for _, its_site in _SEEDED[kind]}
            raise LookupError(
                f"the seed data has no {kind} on a site {site!r}, {suggestion(site, sites)}"
            )
        raise LookupError(
            f"the seed data has no {kind} {name!r} on the site {site!r}, {suggestion(name, names)}"
        )
    return _derived_id(f"{kind}/{site}/{name}")


@cache
def _derived_id(name: str) -> str:
    return str(uuid.uuid5(NAMESPACE, name))


def add_seed_data(store: Store, files: FileStore, now: float, *, cloud: bool = False) -> None:
    """Add the seed data to an empty store; Tableau Cloud has no default site."""
    with store.transaction():
        _add_sites_and_users(store)
        if cloud:
            store.execute("UPDATE sites SET content_url = ? WHERE content_url = ''", CLOUD_SITE)
        _add_projects(store, int(now))
        _add_flows(store, files, int(now))
        _add_schedules(store, int(now))


def _add_sites_and_users(store: Store) -> None:
    for content_url, name in SITES:
        site_id = seed_id("site", content_url)
        store.insert("sites", id=site_id, content_url=content_url, name=name)
        group_id = seed_id("group", ALL_USERS, content_url)
        store.insert("groups", id=group_id, site_id=site_id, name=ALL_USERS)
    for name, full_name, password, *roles in USERS:
        user_id = seed_id("user", name)
        store.insert(
            "users",
            id=user_id,
            name=name,
            full_name=full_name,
            email=f"{name}@example.com",
            password=password,
        )
        for (content_url, _), role in zip(SITES, roles, strict=True):
            if role is not None:
                site_id = seed_id("site", content_url)
                store.insert("members", site_id=site_id, user_id=user_id, role=role)
                _add_to_group(store, name, ALL_USERS, content_url)
    for name, secret, user in ACCESS_TOKENS:
        store.insert("access_tokens", name=name, secret=secret, user_id=seed_id("user", user))
    for jwt, user in JWTS:
        store.insert("jwts", jwt=jwt, user_id=seed_id("user", user))
    for client_id, secret_id, value in CONNECTED_APPS:
        store.insert(
            "connected_apps",
            client_id=client_id,
            secret_id=secret_id,
            secret_value=value,
            scopes=None,
        )
    site_id = seed_id("site", "")
    for group in (ANALYSTS, REVIEWERS):
        store.insert("groups", id=seed_id("group", group), site_id=site_id, name=group)
    for user, group in (("publisher", ANALYSTS), ("viewer", ANALYSTS), ("publisher", REVIEWERS)):
        _add_to_group(store, user, group, "")
    group_set_id = seed_id("group set", GROUP_SET)
    store.insert("group_sets", id=group_set_id, site_id=site_id, name=GROUP_SET)
    for group in (ANALYSTS, REVIEWERS):
        store.insert(
            "group_set_members", group_set_id=group_set_id, group_id=seed_id("group", group)
        )


def _add_to_group(store: Store, user: str, group: str, site: str) -> None:
    store.insert(
        "group_members", group_id=seed_id("group", group, site), user_id=seed_id("user", user)
    )


def _add_projects(store: Store, now: int) -> None:
    for name, site, locked in (
        (DEFAULT, "", False),
        (FINANCE, "", False),
        (LOCKED, "", True),
        (DEFAULT, "sales", False),
    ):
        project = NewProject(
            id=seed_id("project", name, site),
            site_id=seed_id("site", site),
            name=name,
            owner_id=seed_id("user", "admin"),
            content_permissions=LOCKED_TO_PROJECT if locked else MANAGED,
            created_at=now - 60 * DAY,
        )
        add_project(store, project)
    for site in ("", "sales"):
        all_users = seed_id("group", ALL_USERS, site)
        project_id = seed_id("project", DEFAULT, site)
        _allow(store, "project", project_id, "group", all_users, READ, WRITE)
        _allow(store, "default", project_id, "group", all_users, READ, EXPORT)
    publisher = seed_id("user", "publisher")
    _allow(store, "project", seed_id("project", FINANCE), "user", publisher, PROJECT_LEADER)
    _allow(store, "default", seed_id("project", LOCKED), "group", seed_id("group", ANALYSTS), READ)


def _allow(
    store: Store, content: str, content_id: str, kind: str, grantee_id: str, *capabilities: str
) -> None:
    for capability in capabilities:
        store.insert(
            "permissions",
            content=content,
            content_id=content_id,
            grantee_kind=kind,
            grantee_id=grantee_id,
            capability=capability,
            mode="Allow",
        )


def _add_flows(store: Store, files: FileStore, now: int) -> None:
    plain = FlowContents()
    for age, (name, project, owner, site, contents) in enumerate(
        (
            (SUPERSTORE, DEFAULT, "admin", "", SUPERSTORE_CONTENTS),
            (BUDGET, FINANCE, "publisher", "", plain),
            (PLANS, LOCKED, "admin", "", plain),
            (PIPELINE, DEFAULT, "admin", "sales", plain),
        ),
        start=1,
    ):
        content = _flow_file(contents)
        site_id = find_site(store, site).id
        add_flows(
            store,
            [
                NewFlow(
                    id=seed_id("flow", name, site),
                    site_id=site_id,
                    project_id=find_project(store, site_id, project).id,
                    owner_id=find_user(store, owner).id,
                    name=name,
                    file=files.add_bytes(content),
                    file_bytes=len(content),
                    contents=contents,
                    tags=("demo",) if name == SUPERSTORE else (),
                    created_at=now - age * DAY,
                    updated_at=now - age * DAY,
                )
            ],
        )


@cache
def _flow_file(contents: FlowContents) -> bytes:
    return flow_files.sample_flow(contents.output_steps, contents.connections, contents.parameters)


def _add_schedules(store: Store, now: int) -> None:
    midnight = now - now % DAY
    for name, kind, frequency, start in (
        (NIGHTLY, "Flow", "Daily", time(0)),
        (HOURLY, "Flow", "Hourly", time(0)),
        (EXTRACTS, "Extract", "Daily", time(12)),
    ):
        insert_schedule(
            store,
            seed_id("schedule", name),
            name=name,
            kind=kind,
            frequency=frequency,
            details=replace(default_details(frequency), start=start),
            now=midnight - 30 * DAY,
        )
    for name, kind, flow, schedule in (
        (SUPERSTORE, FLOW_TASK, seed_id("flow", SUPERSTORE), NIGHTLY),
        (EXTRACTS, "RefreshExtractTask", None, EXTRACTS),
    ):
        store.insert(
            "tasks",
            id=seed_id("task", name),
            site_id=seed_id("site", ""),
            type=kind,
            flow_id=flow,
            schedule_id=seed_id("schedule", schedule),
            priority=50,
            failures=0,
            created_at=midnight - 30 * DAY,
        )
    linked_task_id = seed_id("linked task", MORNING)
    store.insert(
        "linked_tasks",
        id=linked_task_id,
        site_id=seed_id("site", ""),
        schedule_id=seed_id("schedule", NIGHTLY),
    )
    for number, flow in enumerate((SUPERSTORE, BUDGET), start=1):
        store.insert(
            "linked_task_steps",
            id=_derived_id(f"step/{number}/{MORNING}"),
            linked_task_id=linked_task_id,
            task_id=_derived_id(f"task of step/{number}/{MORNING}"),
            flow_id=seed_id("flow", flow),
            step_number=number,
            stops_on_failure=True,
        )
