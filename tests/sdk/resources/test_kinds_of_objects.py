"""Arguments for objects: another kind of object is refused, and so is what has no usable id."""

from __future__ import annotations

import copy
import inspect
import json
from types import SimpleNamespace

import pytest
from sample_requests import API, least_change
from tableau_flows import emulator, errors, models
from tableau_flows_generated import catalog, operations
from tableau_flows_generated.arguments import id_of

LUID = emulator.seed_id("flow", "Superstore")
GOOD = {
    "grantee_capabilities": [
        models.GranteeCapabilities(
            user=models.UserReference(id=LUID),
            capabilities=(models.Capability(name="Read", mode="Allow"),),
        )
    ],
    "capability": "Read",
    "mode": "Allow",
    "tags": [models.TagToAdd(label="sales")],
    "file_name": "a.tfl",
    "frequency_details": models.FrequencyDetails(),
}


def model(name: str, id_: str = LUID) -> object:
    """A model of a type that has an id, with nothing else in it that is not needed."""
    if name == "Task":
        return models.Task(flow_run=model("FlowTask", id_))
    if name == "FlowTask":
        return models.FlowTask(id=id_, flow=models.FlowSummary())
    if name == "Site":
        return models.Site(id=id_, content_url="")
    return getattr(models, name)(id=id_)


KINDS: dict[str, list[str]] = {}
for one in API["types"]:
    if one["object"]:
        KINDS.setdefault(one["object"], []).append(one["name"].title().replace(" ", ""))

PLACES = [
    pytest.param(operation["name"].replace(" ", "_"), argument.replace(" ", "_"), kind)
    for operation in API["operations"]
    for argument, kind in [
        *((p["argument"], p["object"]) for p in operation["parameters"]),
        *(
            (a["name"], a["object"])
            for a in (operation["request"] or {"arguments": ()})["arguments"]
        ),
    ]
    if kind
]


def call(name: str, argument: str, value: object):
    """Build a call of an operation with one argument of ours."""
    builder = getattr(operations, name)
    given = least_change(name) | {argument: value}
    for other, parameter in inspect.signature(builder).parameters.items():
        if other not in given and parameter.default is parameter.empty:
            given[other] = GOOD.get(other, LUID)
    if name == "publish_flow":
        given["file_name"] = "a.tfl"
    return builder(**given)


def test_every_operation_with_an_id_is_looked_at():
    assert len(PLACES) >= 25
    assert len(KINDS) >= 14


@pytest.mark.parametrize(("name", "argument", "kind"), PLACES)
def test_an_operation_takes_objects_of_one_kind_only(name, argument, kind):
    by_id = call(name, argument, LUID)
    for other, types in KINDS.items():
        for type_ in types:
            if other == kind:
                assert call(name, argument, model(type_)) == by_id
                continue
            with pytest.raises(errors.UsageError) as caught:
                call(name, argument, model(type_))
            text = str(caught.value)
            assert text.startswith(f"{argument} must be the id of a {kind} or an object that has")
            assert f"not a {type_}" in text
    assert call(name, argument, SimpleNamespace(id=LUID)) == by_id


@pytest.mark.parametrize(("name", "argument", "kind"), PLACES)
def test_an_id_that_a_server_told_is_checked_like_one_that_is_given(name, argument, kind):
    for value in ("../x", "..", "", "a/b", "a?b", "a#b", "%2e%2e", "a\\b", "a\nb", " a"):
        for type_ in KINDS[kind]:
            with pytest.raises(errors.UsageError, match=f"^{argument} must not be"):
                call(name, argument, model(type_, value))


def test_the_field_with_the_id_is_named_in_the_message():
    flow = models.Flow(id=LUID, project=models.Project(id=LUID))
    with pytest.raises(errors.UsageError, match=r"not a Flow; give its \.project$"):
        operations.update_flow(LUID, project=flow)
    run = models.FlowRun(id=LUID, flow_id=LUID, background_job_id=LUID)
    with pytest.raises(errors.UsageError, match=r"not a FlowRun; give its \.flow_id$"):
        operations.query_flow(run)
    with pytest.raises(errors.UsageError, match=r"not a FlowRun; give its \.background_job_id$"):
        operations.query_job(run)
    with pytest.raises(errors.UsageError, match="a PermissionsParent, whose id is that of a proj"):
        operations.query_flow(models.PermissionsParent(id=LUID))


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.projects.create("N", parent="Sales/EU"),
        lambda client: client.projects.update(LUID, parent="Sales/EU"),
        lambda client: client.projects.update("Sales/EU", name="N"),
        lambda client: client.projects.delete("Sales/EU"),
        lambda client: client.projects.grant("Sales/EU", user=LUID, allow=["Read"]),
        lambda client: client.call(operations.update_flow(LUID, project="Sales/EU")),
    ],
)
def test_a_path_in_place_of_the_id_of_a_project_names_the_lookup(tableau, server, call):
    with pytest.raises(errors.UsageError, match=r"^(project|parent) must not be") as caught:
        call(tableau)
    assert str(caught.value).endswith(
        "Give the id of the project, which is not looked up here:"
        " client.projects.find('Sales/EU') returns the project of a path"
    )
    assert server.requests == ()


@pytest.mark.parametrize(
    ("given", "lookup"),
    [
        ("https://t/#/flows/263", "'https://t/#/flows/263'"),
        ("263", "…"),
        ("Sales/Daily", "'Sales/Daily'"),
    ],
)
def test_an_address_or_a_name_in_place_of_an_id_leads_to_the_lookup(given, lookup):
    with pytest.raises(errors.UsageError) as caught:
        operations.query_flow(given)
    assert str(caught.value).endswith(
        ". Give the id of the flow, which is not looked up here:"
        f" client.flows.find({lookup}) returns the flow of a name, or of the address of its page"
    )


@pytest.mark.parametrize("kind", ["user", "group", "schedule", "site"])
def test_each_kind_that_can_be_found_by_a_name_names_its_lookup(kind):
    with pytest.raises(errors.UsageError, match=rf" client\.{kind}s\.find\('a/b'\) returns the "):
        id_of("a/b", "argument", kind)


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (lambda client: client.flows.get("Daily"), "it is not the name"),
        (lambda client: client.projects.create("N", parent="Sales"), "it is not the name"),
        (lambda client: client.flow_tasks.add(LUID, "Nightly flows"), "it is not the name"),
    ],
    ids=["flow", "project", "schedule"],
)
def test_a_name_that_was_sent_as_an_id_is_explained(tableau, call, hint):
    with pytest.raises(errors.NotFoundError, match=hint):
        call(tableau)


def test_a_coroutine_in_place_of_an_id_was_not_awaited():
    async def find():
        raise AssertionError

    coroutine = find()
    with pytest.raises(errors.UsageError, match="a coroutine: await it first"):
        operations.query_flow(coroutine)
    coroutine.close()


def test_nothing_is_sent_for_an_object_of_another_kind(tableau, server):
    project = models.Project(id=LUID)
    refused = [
        lambda: tableau.flows.get(project),
        lambda: tableau.flows.delete(project),
        lambda: tableau.flows.run(project),
        lambda: tableau.flows.run(LUID, output_steps=[project]),
        lambda: tableau.flows.run(LUID, parameters={project: "x"}),
        lambda: tableau.flows.download(project, to="x.tflx"),
        lambda: tableau.flows.add_tags(project, ["a"]),
        lambda: tableau.flows.publish(
            b"x", name="N", file_type="tfl", project=models.Flow(id=LUID)
        ),
        lambda: tableau.permissions.get(project),
        lambda: tableau.permissions.grant(LUID, user=project, allow=["Read"]),
        lambda: tableau.permissions.grant(LUID, group=project, allow=["Read"]),
        lambda: tableau.permissions.grant(project, user=LUID, allow=["Read"]),
        lambda: tableau.permissions.revoke(LUID, user=project, capability="Read", mode="Allow"),
        lambda: tableau.jobs.wait(project),
        lambda: tableau.jobs.get(project),
        lambda: tableau.flow_runs.get(project),
        lambda: tableau.connections.update(LUID, project, user_name="u"),
        lambda: tableau.flow_tasks.run(project),
    ]
    for call_it in refused:
        with pytest.raises(errors.UsageError, match=r"not a (?:Project|Flow)\b|Job or its id"):
            call_it()
    assert server.requests == ()


def test_an_id_in_a_list_of_the_server_leads_no_request_elsewhere(
    world, server, credentials, tmp_path
):
    tableau = world.client(server.url, site="", credentials=credentials)
    tableau.sign_in()
    body = b'<tsResponse><pagination pageNumber="1" pageSize="100" totalAvailable="1"/><flows>'
    body += b'<flow id="../x" name="N"/></flows></tsResponse>'
    server.answer_next(200, body, operation="queryFlowsForSite")
    flow = tableau.flows.list().first()
    sent = len(server.requests)
    for refused in (
        lambda: tableau.flows.delete(flow),
        lambda: tableau.flows.get(flow),
        lambda: tableau.flows.run(flow),
        lambda: tableau.flows.download(flow, to=tmp_path),
        lambda: tableau.permissions.get(flow),
        lambda: tableau.permissions.grant(flow, user=LUID, allow=["Read"]),
        lambda: tableau.connections.list(flow),
        lambda: tableau.flow_tasks.add(flow, LUID),
    ):
        with pytest.raises(errors.UsageError, match=r"flow must not be '\.\./x'"):
            refused()
    assert len(server.requests) == sent


CHANGES = [info for info in catalog.OPERATIONS.values() if least_change(info.name)]


def test_the_updates_are_looked_at():
    found = {info.id for info in CHANGES}
    assert found >= {
        "updateDataQualityWarning",
        "updateFlow",
        "updateFlowConnection",
        "updateSchedule",
    }


@pytest.mark.parametrize("info", CHANGES, ids=[info.id for info in CHANGES])
def test_a_change_of_nothing_is_refused_before_it_is_sent(tableau, server, info):
    method = getattr(operations, info.name)
    if not info.raw:
        method = getattr(getattr(tableau, info.resource), info.verb)
    given = [LUID for p in info.parameters if p.location == "path" and not p.session]
    with pytest.raises(errors.UsageError, match=r"^nothing to change: give at least one of") as one:
        method(*given)
    operation = next(each for each in API["operations"] if each["id"] == info.id)
    for argument in operation["request"]["arguments"]:
        assert f"{argument['name'].replace(' ', '_')}=" in str(one.value)
    assert server.requests == ()


def test_a_text_that_is_empty_is_a_change():
    operation = operations.update_flow_connection(LUID, LUID, user_name="")
    assert b'userName=""' in operation.body
    assert operations.update_flow_connection(LUID, LUID, embed_password=False).body


def test_parameters_are_given_by_the_objects_of_the_flow(tableau, server):
    flow = tableau.flows.get(LUID)
    parameter = flow.parameters[0]
    assert tableau.flows.run(flow, parameters={parameter: "West"}, wait=20).run.completed_at
    (sent,) = [each for each in server.requests if each.operation == "runFlowNow"]
    assert sent.status == 200
    with pytest.raises(errors.UsageError, match="two values for the parameter"):
        tableau.flows.run(flow, parameters={parameter: "a", parameter.id: "b"})


def test_a_task_has_one_id_whatever_the_server_repeats(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials)
    (listed, *_) = tableau.flow_tasks.list()
    assert listed.id == listed.flow_run.id == tableau.flow_tasks.get(listed.id).id
    body = f'<tsResponse><tasks><task id="other"><flowRun id="{LUID}"><flow id="{LUID}"/>'
    body += "</flowRun></task></tasks></tsResponse>"
    server.answer_next(200, body.encode(), operation="getFlowRunTasks")
    assert [task.id for task in tableau.flow_tasks.list()] == [LUID]
    assert json.dumps(tableau.flow_tasks.list()[0].id)


ATTRIBUTES = ["api_version", "site_id", "user_id", "session_credentials"]


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_an_attribute_of_the_session_is_missing_until_it_is_known(world, server, credentials, name):
    tableau = world.client(server.url, site="", credentials=credentials)
    assert not hasattr(tableau, name)
    assert getattr(tableau, name, None) is None
    with pytest.raises(errors.NotKnownError, match=r"sign_in\(\)"):
        getattr(tableau, name)
    tableau.sign_in()
    assert getattr(tableau, name)


def test_the_user_of_an_adopted_session_may_be_missing(world):
    tableau = world.from_token("https://t", token="t", site_id=LUID)
    assert not hasattr(tableau, "user_id")
    assert tableau.site_id == LUID


def test_a_resource_is_called_by_its_public_name_when_it_is_pickled(world):
    tableau = world.from_token("https://t", token="t", site_id=LUID)
    flows = getattr(tableau, "wrapped", tableau).flows
    with pytest.raises(TypeError, match=r"^a resource such as client\.flows belongs to a client"):
        copy.copy(flows._caller)
