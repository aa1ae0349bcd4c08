"""Where a flow is published to, whether its name is free there, and its tags."""

from __future__ import annotations

from pathlib import Path

import pytest
from tableau_flows import ConnectedAppCredentials, JwtCredentials, emulator, errors
from tableau_flows import models as m
from tableau_flows._calls.scopes import is_within_scopes
from tableau_flows_generated import catalog

FINANCE = emulator.seed_id("project", "Finance")
DEFAULT = emulator.seed_id("project", "Default")
SUPERSTORE = emulator.seed_id("flow", "Superstore")
UPLOAD = ["initiateFileUpload", "appendToFileUpload", "publishFlow"]
APP = ("demo-app", "demo-app-secret", "demo-app-secret-value-of-an-emulated-server", "admin")


def sent(server) -> list[str]:
    """The operations that were sent, each part of an upload but the first left out."""
    housekeeping = {"serverInfo", "signIn", "signOut"}
    operations = [r.operation for r in server.requests if r.operation not in housekeeping]
    return [
        name
        for number, name in enumerate(operations)
        if name != "appendToFileUpload" or operations[number - 1] != name
    ]


@pytest.fixture(scope="module")
def content() -> bytes:
    return emulator.sample_flow(["Out"])


@pytest.fixture
def path(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "Daily.tflx"
    path.write_bytes(content)
    return path


@pytest.fixture
def eu(server) -> str:
    """The id of the project Sales/EU."""
    sales = server.add_project("Sales")
    return server.add_project("EU", parent=sales)


# The project


@pytest.mark.parametrize("project", ["Sales/EU", ("Sales", "EU")], ids=["text", "tuple"])
def test_the_project_may_be_a_path(tableau, server, path, eu, project):
    flow = tableau.flows.publish(path, project=project)
    assert flow.project.id == eu
    assert sent(server) == ["queryProjects", "queryProjects", "publishFlow"]


@pytest.mark.parametrize("upper", [False, True])
def test_a_text_in_the_form_of_an_id_is_an_id(tableau, server, path, upper):
    given = FINANCE.upper() if upper else FINANCE
    server.refuse_next("404005", operation="publishFlow")
    with pytest.raises(errors.NotFoundError):
        tableau.flows.publish(path, project=given)
    assert sent(server) == ["publishFlow"]


def test_the_project_may_be_the_object(tableau, server, path, eu):
    project = tableau.projects.find("Sales/EU")
    server.forget_requests()
    assert tableau.flows.publish(path, project=project).project.id == eu
    assert sent(server) == ["publishFlow"]


def test_names_in_a_tuple_may_have_slashes(tableau, server, path):
    server.add_project("A/B")
    assert tableau.flows.publish(path, project=("A/B",)).project.name == "A/B"


@pytest.mark.parametrize("options", [{}, {"chunk_size": 100}])
def test_an_unknown_path_is_found_out_before_the_file_is_sent(tableau, server, path, eu, options):
    with pytest.raises(errors.NameNotFoundError, match="'Sales'") as caught:
        tableau.flows.publish(path, project="Sales/EUR", **options)
    assert caught.value.nearest == ("Sales/EU",)
    assert set(sent(server)) == {"queryProjects"}


def test_the_path_is_found_before_an_upload_in_parts(tableau, server, path, eu):
    flow = tableau.flows.publish(path, project="Sales/EU", chunk_size=100)
    assert flow.project.id == eu
    assert sent(server) == ["queryProjects", "queryProjects", "queryFlowsForSite", *UPLOAD]


@pytest.mark.parametrize(
    "project", ["", "Sales//EU", "/Sales", (), ("Sales", ""), ("Sales", 5), ["Sales", None], 5]
)
def test_what_is_no_project_is_refused_before_anything_is_sent(tableau, server, path, project):
    with pytest.raises(errors.UsageError, match="project"):
        tableau.flows.publish(path, project=project)
    assert server.requests == ()


def test_a_flow_is_no_project(tableau, server, path):
    with pytest.raises(errors.UsageError, match="project must be the id of a project"):
        tableau.flows.publish(path, project=m.Flow(id=SUPERSTORE))
    assert server.requests == ()


@pytest.mark.parametrize(
    ("source", "options"),
    [
        ("missing.tflx", {}),
        (b"no archive", {"name": "N", "file_type": "tflx"}),
        (b"x", {"name": "N", "file_type": "pdf"}),
        (b"x", {"name": "N", "file_type": "tfl", "tags": ['"']}),
        (
            b"x",
            {
                "name": "N",
                "file_type": "tfl",
                "connections": [m.ConnectionToPublish(server_address="\x00")],
            },
        ),
    ],
)
def test_a_mistake_in_the_file_or_an_argument_is_found_before_the_path_is_looked_up(
    tableau, server, source, options
):
    with pytest.raises(errors.UsageError):
        tableau.flows.publish(source, project="Sales/EU", **options)
    assert server.requests == ()


# The name


@pytest.mark.parametrize("project", [FINANCE, "Finance", ("Finance",)])
def test_a_name_that_is_taken_is_found_out_before_an_upload_in_parts(
    tableau, server, path, project
):
    taken = server.add_flow("Daily", project="Finance")
    with pytest.raises(errors.NameTakenError, match="'Finance' has a flow 'Daily'") as caught:
        tableau.flows.publish(path, project=project, chunk_size=100)
    assert isinstance(caught.value, errors.FlowNameTakenError)
    assert caught.value.flow.id == taken
    assert caught.value.code == "409041"
    assert [name for name in sent(server) if name != "queryProjects"] == [
        "queryFlowsForSite",
        "queryFlow",
    ]


def test_replacing_a_flow_checks_nothing(tableau, server, path):
    taken = server.add_flow("Daily", project="Finance")
    flow = tableau.flows.publish(path, project=FINANCE, chunk_size=100, overwrite=True)
    assert flow.id == taken
    assert sent(server) == UPLOAD


def test_a_file_in_one_request_checks_nothing(tableau, server, path):
    server.add_flow("Daily", project="Finance")
    with pytest.raises(errors.NameTakenError) as caught:
        tableau.flows.publish(path, project=FINANCE)
    assert not isinstance(caught.value, errors.FlowNameTakenError)
    assert sent(server) == ["publishFlow"]


def test_a_flow_of_the_name_in_another_project_is_not_in_the_way(tableau, server, path):
    server.add_flow("Daily", project="Finance")
    assert tableau.flows.publish(path, chunk_size=100).project.id == DEFAULT
    assert sent(server) == ["queryFlowsForSite", *UPLOAD]
    server.forget_requests()
    server.add_flow("Other", project="Default")
    tableau.flows.publish(path, name="Other", project=FINANCE, chunk_size=100)
    assert sent(server) == ["queryFlowsForSite", *UPLOAD]


def test_without_a_project_the_default_project_is_looked_at(tableau, server, path):
    taken = server.add_flow("Daily", project="Default")
    with pytest.raises(errors.FlowNameTakenError) as caught:
        tableau.flows.publish(path, chunk_size=100)
    assert caught.value.flow.id == taken
    assert sent(server) == ["queryFlowsForSite", "queryFlow", "queryProjects"]


def test_the_default_project_may_have_its_name_in_lower_case(tableau, server, path):
    tableau.projects.update(DEFAULT, name="default")
    taken = server.add_flow("Daily", project=DEFAULT)
    with pytest.raises(errors.FlowNameTakenError) as caught:
        tableau.flows.publish(path, chunk_size=100)
    assert caught.value.flow.id == taken


def test_a_project_below_another_one_is_not_the_default_project(tableau, server, path, eu):
    below = server.add_project("Default", parent=eu)
    server.add_flow("Daily", project=below)
    assert tableau.flows.publish(path, chunk_size=100).project.id == DEFAULT


def test_a_flow_in_a_personal_space_is_not_in_the_way(tableau, server, path):
    server.add_flow("Daily", project=None)
    assert tableau.flows.publish(path, chunk_size=100).project.id == DEFAULT


def test_a_flow_that_only_the_list_still_has_is_not_in_the_way(tableau, server, path):
    """Lists come late; here the flow is there after all, so the server refuses the name."""
    server.add_flow("Daily", project="Finance")
    server.refuse_next("404027", operation="queryFlow")
    with pytest.raises(errors.NameTakenError) as caught:
        tableau.flows.publish(path, project=FINANCE, chunk_size=100)
    assert not isinstance(caught.value, errors.FlowNameTakenError)
    assert sent(server) == ["queryFlowsForSite", "queryFlow", *UPLOAD]


@pytest.mark.parametrize("field", ["name", "project"])
def test_a_flow_that_was_moved_or_replaced_is_not_in_the_way(tableau, server, path, field):
    taken = server.add_flow("Daily", project="Finance")
    now = {
        "name": f'<flow id="{taken}" name="Weekly"><project id="{FINANCE}"/></flow>',
        "project": f'<flow id="{taken}" name="Daily"><project id="{DEFAULT}"/></flow>',
    }
    body = f'<tsResponse xmlns="http://tableau.com/api">{now[field]}</tsResponse>'
    server.answer_next(
        200,
        body=body.encode(),
        headers={"Content-Type": "application/xml"},
        operation="queryFlow",
    )
    with pytest.raises(errors.NameTakenError):
        tableau.flows.publish(path, project=FINANCE, chunk_size=100)
    assert sent(server) == ["queryFlowsForSite", "queryFlow", *UPLOAD]


def test_who_may_not_list_flows_may_publish(tableau, server, path):
    server.refuse_next("403101", operation="queryFlowsForSite")
    assert tableau.flows.publish(path, project=FINANCE, chunk_size=100).id
    assert sent(server) == ["queryFlowsForSite", *UPLOAD]


def test_a_failure_of_the_check_is_raised_before_the_upload(world, server, credentials, path):
    tableau = world.client(server.url, site="", credentials=credentials)
    server.refuse_next("400006", operation="queryFlowsForSite")
    with pytest.raises(errors.PageError):
        tableau.flows.publish(path, project=FINANCE, chunk_size=100)
    assert sent(server) == ["queryFlowsForSite"]


def test_a_name_that_no_filter_can_carry_is_compared_here(tableau, server, path):
    server.add_flow("a,b", project="Finance")
    with pytest.raises(errors.FlowNameTakenError):
        tableau.flows.publish(path, name="a,b", project=FINANCE, chunk_size=100)


@pytest.mark.parametrize("scopes", [["tableau:flows:create", "tableau:file_uploads:create"], None])
def test_a_connected_app_without_the_scope_is_not_asked_for_it(world, server, path, scopes):
    """A call outside the scopes would end the session, or the sign-in would be refused."""
    app = ConnectedAppCredentials(*APP, scopes=scopes)
    tableau = world.client(server.url, site="", credentials=app)
    assert tableau.flows.publish(path, project=FINANCE, chunk_size=100).id
    assert sent(server) == UPLOAD


def test_a_connected_app_with_the_scope_checks_the_name(world, server, path):
    server.add_flow("Daily", project="Finance")
    scopes = ["tableau:flows:*", "tableau:file_uploads:create"]
    app = ConnectedAppCredentials(*APP, scopes=scopes)
    tableau = world.client(server.url, site="", credentials=app)
    with pytest.raises(errors.FlowNameTakenError):
        tableau.flows.publish(path, project=FINANCE, chunk_size=100)


@pytest.mark.parametrize(
    ("credentials", "expected"),
    [
        (JwtCredentials("a.b.c"), False),
        (ConnectedAppCredentials(*APP, scopes=["tableau:flows:read"]), True),
        (ConnectedAppCredentials(*APP, scopes=["tableau:flows:create"]), False),
        (ConnectedAppCredentials(*APP, scopes=["tableau:content:read"]), False),
        (ConnectedAppCredentials(*APP), False),
    ],
    ids=["jwt", "read", "create", "content", "none"],
)
def test_the_scopes_decide_whether_the_name_is_checked(make_session, credentials, expected):
    session = make_session(credentials=credentials)
    assert is_within_scopes(session, catalog.QUERY_FLOWS_FOR_SITE) is expected


# The tags


def test_tags_are_added_after_publishing_in_one_call(tableau, server, path):
    flow = tableau.flows.publish(path, tags=["sales", "two words"])
    assert {tag.label for tag in flow.tags} == {"sales", "two words"}
    assert sent(server) == ["publishFlow", "addTagsToFlow"]
    assert {tag.label for tag in tableau.flows.get(flow).tags} == {"sales", "two words"}


def test_a_replaced_flow_keeps_its_tags(tableau, server, path):
    taken = server.add_flow("Daily", project="Finance", tags=["old"])
    flow = tableau.flows.publish(path, project=FINANCE, overwrite=True, tags=("new",))
    assert flow.id == taken
    assert {tag.label for tag in flow.tags} == {"old", "new"}


@pytest.mark.parametrize("tags", [(), []])
def test_without_tags_there_is_no_second_call(tableau, server, path, tags):
    tableau.flows.publish(path, tags=tags)
    assert sent(server) == ["publishFlow"]


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        ("sales", "tags must be a sequence of labels"),
        ([""], "each of tags must not be empty"),
        (['"a"'], "each of tags must be without double quotes"),
        ([5], "each of tags must be text"),
        (5, "tags must be a sequence of labels"),
        (None, "tags must be a sequence of labels"),
    ],
)
def test_wrong_tags_are_refused_before_anything_is_sent(tableau, server, path, tags, words):
    with pytest.raises(errors.UsageError, match=words):
        tableau.flows.publish(path, tags=tags)
    assert server.requests == ()


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (lambda server: server.refuse_next("403004", operation="addTagsToFlow"), errors.ApiError),
        (
            lambda server: server.drop_next("after", operation="addTagsToFlow"),
            errors.OutcomeUnknownError,
        ),
    ],
    ids=["refused", "lost"],
)
def test_where_tags_cannot_be_added_the_error_has_the_flow(tableau, server, path, fault, kind):
    fault(server)
    with pytest.raises(errors.FlowNotTaggedError, match="was published, but its tags") as caught:
        tableau.flows.publish(path, tags=["sales"])
    flow = caught.value.flow
    assert tableau.flows.get(flow).name == "Daily"
    assert isinstance(caught.value.__cause__, kind)
    assert str(caught.value.__cause__) in str(caught.value)


# Connections


def test_a_connection_says_everything_and_hides_its_password(tableau, server, tmp_path):
    facts = emulator.ConnectionFacts("postgres", "db.example.com", 5432, "nobody")
    path = tmp_path / "Daily.tflx"
    path.write_bytes(emulator.sample_flow(connections=[facts]))
    connection = m.ConnectionToPublish(
        server_address="db.example.com",
        server_port=5432,
        database_name="sales",
        connection_credentials=m.ConnectionCredentials(
            name="reader", password="correct-horse", embed=True
        ),
    )
    flow = tableau.flows.publish(path, connections=[connection])
    (found,) = tableau.connections.list(flow)
    assert (found.user_name, found.embed_password, found.db_name) == ("reader", True, "sales")
    for shown in (repr(connection), str(connection), repr(connection.connection_credentials)):
        assert "correct-horse" not in shown
    with pytest.raises(errors.NameTakenError) as caught:
        tableau.flows.publish(path, connections=[connection])
    assert "correct-horse" not in f"{caught.value} {caught.value!r}"
