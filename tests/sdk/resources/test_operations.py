"""Every operation is called over a real socket, for threads and for async."""

from __future__ import annotations

from datetime import time

import pytest
from resource_names import RESOURCES
from tableau_flows import AsyncClient, Client, emulator, models, schedules
from tableau_flows.emulator.handlers import registered
from tableau_flows_generated import catalog, operations

FLOW = emulator.seed_id("flow", "Superstore")
BUDGET = emulator.seed_id("flow", "Budget")
ADMIN = emulator.seed_id("user", "admin")
PUBLISHER = emulator.seed_id("user", "publisher")
ANALYSTS = emulator.seed_id("group", "Analysts")
GROUP_SET = emulator.seed_id("group set", "Reviewing Analysts")
TASK = emulator.seed_id("task", "Superstore")
NIGHTLY = emulator.seed_id("schedule", "Nightly flows")
LINKED = emulator.seed_id("linked task", "Superstore, then Budget")
DAILY = schedules.Daily(start=time(6, 30))
FINANCE = emulator.seed_id("project", "Finance")


def sign_in(tableau, server):
    credentials = models.SignInCredentials(
        name="publisher", password="publisher", site=models.SiteAddress(content_url="")
    )
    session = tableau.call(operations.sign_in(credentials=credentials))
    assert session.user.id == PUBLISHER
    assert session.token not in repr(session)


def sign_out(tableau, server):
    tableau.sign_in()
    tableau.sign_out()
    assert server.session_count == 0


def switch_site(tableau, server):
    tableau.switch_site("sales")
    tableau.switch_site("")
    tableau.switch_site("sales")
    assert [flow.name for flow in tableau.flows.list()] == ["Pipeline"]


def server_info(tableau, server):
    assert tableau.server_info().rest_api_version == "3.30"
    assert tableau.api_version == "3.30"


def get_current_session(tableau, server):
    session = tableau.current_session()
    assert session.user.site_role == "ServerAdministrator"
    assert session.user.id == tableau.user_id
    assert session.site.id == tableau.site_id


def query_sites(tableau, server):
    assert [site.content_url for site in tableau.sites.list()] == ["", "sales"]


def query_site(tableau, server):
    site = tableau.sites.get(emulator.seed_id("site", "sales"))
    assert tableau.sites.get("Sales", key="name") == site
    assert tableau.sites.get("sales", key="contentUrl") == tableau.sites.get(site) == site
    assert site.run_now_enabled is True


def get_users_on_site(tableau, server):
    users = tableau.users.list(filter="siteRole:eq:Creator", fields="_all_")
    assert [(user.id, user.email) for user in users] == [(PUBLISHER, "publisher@example.com")]


def query_user_on_site(tableau, server):
    assert tableau.users.get(PUBLISHER).full_name == "Paul Publisher"


def get_groups_for_a_user(tableau, server):
    names = [group.name for group in tableau.users.groups(PUBLISHER)]
    assert names == ["All Users", "Analysts", "Reviewers"]


def query_groups(tableau, server):
    groups = tableau.groups.list(sort="name:desc", fields="_default_,userCount")
    counts = [(group.name, group.user_count) for group in groups]
    assert counts == [("Reviewers", 1), ("Analysts", 2), ("All Users", 3)]


def get_users_in_group(tableau, server):
    assert [user.name for user in tableau.groups.users(ANALYSTS)] == ["publisher", "viewer"]


def query_group_sets(tableau, server):
    (found,) = tableau.group_sets.list(result_level="members")
    assert (found.id, found.group_count) == (GROUP_SET, 2)
    assert [group.name for group in found.group] == ["Analysts", "Reviewers"]


def query_flows_for_site(tableau, server):
    names = [flow.name for flow in tableau.flows.list(sort="name:asc")]
    assert names == ["Budget", "Secret plans", "Superstore"]


def query_flows_for_user(tableau, server):
    found = tableau.flows.list_for_user(PUBLISHER, owned_by=True)
    assert [flow.name for flow in found] == ["Budget"]


def query_flow(tableau, server):
    flow = tableau.flows.get(FLOW)
    assert flow.name == "Superstore"
    assert [step.name for step in flow.output_steps] == ["Superstore CSV", "Superstore Hyper"]


def publish_flow(tableau, server):
    flow = tableau.flows.publish(emulator.sample_flow(), name="New", file_type="tfl")
    assert tableau.flows.get(flow).file_type == "tfl"


def update_flow(tableau, server):
    flow = tableau.flows.update(FLOW, project=FINANCE, owner=PUBLISHER)
    assert flow.project.name == "Finance"
    assert flow.owner.id == PUBLISHER


def delete_flow(tableau, server):
    assert tableau.flows.delete(FLOW) is None
    assert "Superstore" not in [flow.name for flow in tableau.flows.list()]


def download_flow(tableau, server):
    assert tableau.call(operations.download_flow(FLOW)).startswith(b"PK")


def run_flow_now(tableau, server):
    job = tableau.call(operations.run_flow_now(FLOW))
    assert job.run_flow_job_type.flow.id == FLOW


def add_tags_to_flow(tableau, server):
    added = tableau.flows.add_tags(FLOW, ["sales", "every quarter"])
    assert [tag.label for tag in added] == ["demo", "every quarter", "sales"]
    assert tableau.flows.get(FLOW).tags == added


def delete_tag_from_flow(tableau, server):
    assert tableau.flows.delete_tag(FLOW, "demo") is None
    assert tableau.flows.get(FLOW).tags == ()


def batch_add_tags(tableau, server):
    added = tableau.tags.add([FLOW, BUDGET], ["sales", "every quarter"])
    assert [tag.label for tag in added] == ["every quarter", "sales"]
    assert [tag.label for tag in tableau.flows.get(BUDGET).tags] == ["every quarter", "sales"]
    assert [tag.label for tag in tableau.flows.get(FLOW).tags] == ["demo", "every quarter", "sales"]


def batch_delete_tags(tableau, server):
    tableau.tags.add([FLOW, BUDGET], ["every quarter"])
    assert tableau.tags.delete([FLOW, BUDGET], ["demo", "every quarter"]) is None
    assert tableau.flows.get(FLOW).tags == tableau.flows.get(BUDGET).tags == ()


def get_favorites(tableau, server):
    assert list(tableau.favorites.list()) == []
    tableau.favorites.add(FLOW, label="Shop", user=PUBLISHER)
    (favorite,) = tableau.favorites.list(user=PUBLISHER)
    assert (favorite.label, favorite.flow.id) == ("Shop", FLOW)
    (chosen,) = tableau.favorites.list(user=PUBLISHER, fields="label")
    assert (chosen.label, chosen.target_owner_name) == ("Shop", None)


def add_flow_to_favorites(tableau, server):
    (added,) = tableau.favorites.add(FLOW, label="Shop")
    assert (added.label, added.flow.name) == ("Shop", "Superstore")
    assert list(tableau.favorites.list()) == [added]


def delete_flow_from_favorites(tableau, server):
    tableau.favorites.add(FLOW, label="Shop")
    assert tableau.favorites.delete(FLOW) is None
    assert list(tableau.favorites.list()) == []


def query_flow_connections(tableau, server):
    types = {connection.type for connection in tableau.connections.list(FLOW)}
    assert types == {"sqlserver", "tableau-server-site"}


def update_flow_connection(tableau, server):
    connection = tableau.connections.list(FLOW)[0]
    changed = tableau.connections.update(
        FLOW, connection, server_address="db2.example.com", server_port=1444, user_name="writer"
    )
    assert (changed.server_address, changed.server_port) == ("db2.example.com", 1444)


def query_flow_permissions(tableau, server):
    assert tableau.permissions.get(FLOW).flow.id == FLOW


def add_flow_permissions(tableau, server):
    granted = tableau.permissions.grant(FLOW, user=PUBLISHER, allow=["Write"])
    assert PUBLISHER in {rule.user.id for rule in granted.grantee_capabilities if rule.user}


def delete_flow_permission_for_user(tableau, server):
    tableau.permissions.grant(FLOW, user=PUBLISHER, deny=["Write"])
    tableau.permissions.revoke(FLOW, user=PUBLISHER, capability="Write", mode="Deny")
    rules = tableau.permissions.get(FLOW).grantee_capabilities
    assert PUBLISHER not in {rule.user.id for rule in rules if rule.user}


def delete_flow_permission_for_group(tableau, server):
    tableau.permissions.grant(FLOW, group=ANALYSTS, allow=["Write", "Execute"])
    tableau.permissions.revoke(FLOW, group=ANALYSTS, capability="Write", mode="Allow")
    rules = tableau.permissions.get(FLOW).grantee_capabilities
    (rule,) = [rule for rule in rules if rule.group and rule.group.id == ANALYSTS]
    assert [capability.name for capability in rule.capabilities] == ["Execute"]


def delete_flow_permission_for_group_set(tableau, server):
    tableau.permissions.grant(FLOW, group_set=GROUP_SET, allow=["Read"])
    tableau.permissions.revoke(FLOW, group_set=GROUP_SET, capability="Read", mode="Allow")
    rules = tableau.permissions.get(FLOW).grantee_capabilities
    assert not [rule for rule in rules if rule.group_set]


def query_projects(tableau, server):
    names = [project.name for project in tableau.projects.list(sort="name:asc")]
    assert names == ["Default", "Finance", "Locked"]
    chosen = tableau.projects.list(fields="id,owner.fullName", filter="name:eq:Finance").first()
    assert (chosen.id, chosen.name, chosen.owner.full_name) == (FINANCE, None, "Ada Admin")


def create_project(tableau, server):
    made = tableau.projects.create("EU", parent=FINANCE, description="Europe", owner=PUBLISHER)
    assert (made.name, made.parent_project_id, made.description) == ("EU", FINANCE, "Europe")
    assert made.owner.id == PUBLISHER
    assert made in list(tableau.projects.list())


def update_project(tableau, server):
    changed = tableau.projects.update(FINANCE, name="Money", content_permissions="LockedToProject")
    assert (changed.id, changed.name) == (FINANCE, "Money")
    assert changed.content_permissions is models.ContentPermissions.LOCKED_TO_PROJECT


def delete_project(tableau, server):
    assert tableau.projects.delete(FINANCE) is None
    assert "Finance" not in [project.name for project in tableau.projects.list()]
    assert "Budget" not in [flow.name for flow in tableau.flows.list()]


def query_project_permissions(tableau, server):
    found = tableau.projects.get_permissions(FINANCE)
    assert (found.project.id, found.project.name) == (FINANCE, "Finance")
    (rule,) = found.grantee_capabilities
    assert (rule.user.id, rule.capabilities[0].name) == (PUBLISHER, "ProjectLeader")


def add_project_permissions(tableau, server):
    granted = tableau.projects.grant(FINANCE, group=ANALYSTS, allow=["Read"], deny=["Write"])
    (rule,) = [rule for rule in granted.grantee_capabilities if rule.group]
    assert {one.name: one.mode for one in rule.capabilities} == {"Read": "Allow", "Write": "Deny"}


def delete_project_permission_for_user(tableau, server):
    tableau.projects.revoke(FINANCE, user=PUBLISHER, capability="ProjectLeader", mode="Allow")
    assert tableau.projects.get_permissions(FINANCE).grantee_capabilities == ()


def delete_project_permission_for_group(tableau, server):
    before = tableau.projects.get_permissions(FINANCE)
    tableau.projects.grant(FINANCE, group=ANALYSTS, allow=["Read"])
    tableau.projects.revoke(FINANCE, group=ANALYSTS, capability="Read", mode="Allow")
    assert tableau.projects.get_permissions(FINANCE) == before


def delete_project_permission_for_group_set(tableau, server):
    before = tableau.projects.get_permissions(FINANCE)
    tableau.projects.grant(FINANCE, group_set=GROUP_SET, deny=["Read"])
    tableau.projects.revoke(FINANCE, group_set=GROUP_SET, capability="Read", mode="Deny")
    assert tableau.projects.get_permissions(FINANCE) == before


def query_default_flow_permissions(tableau, server):
    found = tableau.projects.get_default_permissions(emulator.seed_id("project", "Default"))
    (rule,) = found.grantee_capabilities
    assert [one.name for one in rule.capabilities] == ["ExportXml", "Read"]


def add_default_flow_permissions(tableau, server):
    granted = tableau.projects.grant_default(FINANCE, group=ANALYSTS, allow=["Read", "Execute"])
    (rule,) = granted.grantee_capabilities
    assert (rule.group.id, len(rule.capabilities)) == (ANALYSTS, 2)
    new = tableau.flows.publish(
        emulator.sample_flow(), name="New", file_type="tfl", project=FINANCE
    )
    assert tableau.permissions.get(new).grantee_capabilities == granted.grantee_capabilities


def delete_default_flow_permission_for_user(tableau, server):
    tableau.projects.grant_default(FINANCE, user=PUBLISHER, deny=["Delete"])
    tableau.projects.revoke_default(FINANCE, user=PUBLISHER, capability="Delete", mode="Deny")
    assert tableau.projects.get_default_permissions(FINANCE).grantee_capabilities == ()


def delete_default_flow_permission_for_group(tableau, server):
    tableau.projects.grant_default(FINANCE, group=ANALYSTS, allow=["Read"])
    tableau.projects.revoke_default(FINANCE, group=ANALYSTS, capability="Read", mode="Allow")
    assert tableau.projects.get_default_permissions(FINANCE).grantee_capabilities == ()


def delete_default_flow_permission_for_group_set(tableau, server):
    tableau.projects.grant_default(FINANCE, group_set=GROUP_SET, allow=["Read"])
    tableau.projects.revoke_default(FINANCE, group_set=GROUP_SET, capability="Read", mode="Allow")
    assert tableau.projects.get_default_permissions(FINANCE).grantee_capabilities == ()


def get_flow_run_tasks(tableau, server):
    assert [task.flow_run.id for task in tableau.flow_tasks.list()] == [TASK]


def get_flow_run_task(tableau, server):
    assert tableau.flow_tasks.get(TASK).flow_run.schedule.name == "Nightly flows"


def run_flow_task(tableau, server):
    assert tableau.jobs.wait(tableau.flow_tasks.run(TASK)).finish_code == 0


def add_flow_task_to_schedule(tableau, server):
    task = tableau.flow_tasks.add(emulator.seed_id("flow", "Budget"), NIGHTLY)
    assert task.flow_run.schedule.id == NIGHTLY


def create_schedule(tableau, server):
    made = tableau.schedules.create("Often", DAILY, priority=7, execution_order="Serial")
    assert (made.name, made.priority, made.execution_order) == ("Often", 7, "Serial")


def query_schedules(tableau, server):
    listed = tableau.schedules.list(page_size=2)
    names = ["Extracts at noon", "Hourly flows", "Nightly flows"]
    assert [schedule.name for schedule in listed] == names


def get_schedule(tableau, server):
    schedule = tableau.schedules.get(NIGHTLY)
    assert (schedule.name, schedule.frequency_details.start) == ("Nightly flows", time(0))


def update_schedule(tableau, server):
    assert tableau.schedules.update(NIGHTLY, state="Suspended").state == "Suspended"


def delete_schedule(tableau, server):
    assert tableau.schedules.delete(emulator.seed_id("schedule", "Hourly flows")) is None
    assert "Hourly flows" not in [schedule.name for schedule in tableau.schedules.list()]


def get_linked_tasks(tableau, server):
    (task,) = tableau.linked_tasks.list()
    assert (task.id, task.num_steps) == (LINKED, 2)


def get_linked_task(tableau, server):
    task = tableau.linked_tasks.get(LINKED)
    flows = [step.task.flow_run.flow.name for step in task.linked_task_steps]
    assert flows == ["Superstore", "Budget"]


def run_linked_task_now(tableau, server):
    assert tableau.linked_tasks.run(LINKED).linked_task_id == LINKED
    assert {run.status for run in tableau.flow_runs.list()} == {"Success"}


def get_flow_runs(tableau, server):
    started = tableau.flows.run(FLOW, wait=10)
    (run,) = tableau.flow_runs.list(filter=f"flowId:eq:{FLOW}")
    assert run.background_job_id == started.job_id


def get_flow_run(tableau, server):
    started = tableau.flows.run(FLOW, wait=10)
    assert tableau.flow_runs.get(started.run_id).status == "Success"


def cancel_flow_run(tableau, server):
    server.hang_next_run()
    started = tableau.flows.run(FLOW)
    assert tableau.flow_runs.cancel(started.run_id) is None


def query_jobs(tableau, server):
    job = tableau.flows.run(FLOW).job
    (listed,) = tableau.jobs.list(filter="jobType:eq:run_flow", sort="createdAt:desc")
    assert (listed.id, listed.title, listed.status) == (job.id, "Superstore", "Success")


def cancel_job(tableau, server):
    server.hang_next_run()
    job = tableau.flows.run(FLOW).job
    assert tableau.jobs.cancel(job) is None
    assert tableau.jobs.get(job).finish_code == 2


def query_flow_data_quality_warnings(tableau, server):
    assert tableau.data_quality_warnings.list(FLOW) == ()
    added = [
        tableau.data_quality_warnings.add(FLOW, kind=kind, message="Not today.")
        for kind in ("STALE", "WARNING")
    ]
    assert tableau.data_quality_warnings.list(FLOW) == tuple(added)


def add_flow_data_quality_warning(tableau, server):
    warning = tableau.data_quality_warnings.add(FLOW, kind="STALE", message="Old.", severe=True)
    assert (warning.content_id, warning.type, warning.message) == (FLOW, "STALE", "Old.")
    assert (warning.is_active, warning.is_severe) == (True, True)
    assert warning.owner.id == ADMIN


def query_data_quality_warning(tableau, server):
    warning = tableau.data_quality_warnings.add(FLOW, kind="STALE")
    assert tableau.data_quality_warnings.get(warning) == warning


def update_data_quality_warning(tableau, server):
    warning = tableau.data_quality_warnings.add(FLOW, kind="STALE", message="Old.")
    changed = tableau.data_quality_warnings.update(warning, active=False)
    assert (changed.type, changed.message, changed.is_active) == ("STALE", "Old.", False)
    assert tableau.data_quality_warnings.get(warning.id) == changed


def delete_data_quality_warning(tableau, server):
    one, other = (tableau.data_quality_warnings.add(FLOW, kind="STALE") for _ in range(2))
    assert tableau.data_quality_warnings.delete(one) is None
    assert tableau.data_quality_warnings.list(FLOW) == (other,)


def delete_flow_data_quality_warnings(tableau, server):
    budget = emulator.seed_id("flow", "Budget")
    kept = tableau.data_quality_warnings.add(budget, kind="STALE")
    for _ in range(2):
        tableau.data_quality_warnings.add(FLOW, kind="STALE")
    assert tableau.data_quality_warnings.delete_all(FLOW) is None
    assert tableau.data_quality_warnings.list(FLOW) == ()
    assert tableau.data_quality_warnings.list(budget) == (kept,)


def query_job(tableau, server):
    job = tableau.call(operations.run_flow_now(FLOW))
    assert tableau.jobs.get(job).type == "RunFlow"


def initiate_file_upload(tableau, server):
    assert tableau.call(operations.initiate_file_upload()).upload_session_id


def append_to_file_upload(tableau, server):
    upload = tableau.call(operations.initiate_file_upload())
    same = tableau.call(
        operations.append_to_file_upload(upload.upload_session_id, content=b"some bytes")
    )
    assert same.upload_session_id == upload.upload_session_id


# An operation without a handler fails test_wire.test_every_operation_has_a_handler and no more.
BY_NAME = {info.name: info for info in catalog.OPERATIONS.values() if info.id in registered()}
DESCRIBED = [name for name in BY_NAME if name in globals()]
"""Operations whose behaviour is described above by a function of their name."""

DESCRIBED_ELSEWHERE = {"create_cloud_flow_task": "test_schedules.py, on Tableau Cloud"}


def test_every_operation_is_described():
    assert sorted(BY_NAME.keys() - {*DESCRIBED, *DESCRIBED_ELSEWHERE}) == []


@pytest.mark.parametrize("name", sorted(DESCRIBED))
def test_the_operation_works(name, tableau, server):
    globals()[name](tableau, server)
    assert BY_NAME[name].id in {request.operation for request in server.requests}


def test_the_clients_have_a_method_for_each_operation_that_is_not_raw(tableau):
    for info in catalog.OPERATIONS.values():
        if not info.raw:
            assert callable(getattr(getattr(tableau, info.resource), info.verb))


@pytest.mark.parametrize("client", [Client, AsyncClient])
def test_completion_offers_one_way_for_each_task(client):
    """What a raw operation does is done by a hand-written method, if any, and by no other."""
    for info in catalog.OPERATIONS.values():
        method = getattr(getattr(client, info.resource, None), info.verb, None)
        if info.raw and method is not None:
            assert method.__module__.startswith("tableau_flows."), info.id
    shown = {name: dir(getattr(client, name)) for name in RESOURCES}
    assert not {"auth", "server", "file_uploads"} & {*dir(client)}
    assert not {"run_now", "commit_upload", "content"} & {*shown["flows"]}
    assert not {"add", "delete_for_user", "delete_for_group"} & {*shown["permissions"]}
    assert "add_to_schedule" not in shown["flow_tasks"]
