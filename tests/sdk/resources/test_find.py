"""Lookups by name: exactly one object, or an error that says what there is."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from tableau_flows import emulator, errors, fields

pytestmark = pytest.mark.any_connections

NO_ID = "00000000-0000-0000-0000-000000000000"


def filters(server, operation):
    """The filters of the requests of an operation."""
    queries = [
        parse_qs(urlsplit(request.path).query)
        for request in server.requests
        if request.operation == operation
    ]
    return [query.get("filter", [None])[0] for query in queries]


@pytest.fixture
def nested(server):
    """A server with a flow Daily in each of two nested projects, and odd names."""
    server.add_project("Sales")
    server.add_project("EU", parent="Sales")
    server.add_project("EU")
    server.add_project("A/B, C")
    for project in ("Sales/EU", "Sales"):
        server.add_flow("Daily", project=project)
    server.add_flow("x,ownerName:eq:y", project="A/B, C")
    server.forget_requests()
    return server


def test_a_flow_is_found_by_its_name(nested, tableau):
    assert tableau.flows.find("Superstore").id == emulator.seed_id("flow", "Superstore")
    assert tableau.flows.find("x,ownerName:eq:y").name == "x,ownerName:eq:y"
    assert filters(nested, "queryFlowsForSite") == ["name:eq:Superstore", None]


def test_a_flow_is_found_in_a_project_however_the_project_is_given(nested, tableau):
    project = tableau.projects.find("Sales/EU")
    given = ["Sales/EU", ("Sales", "EU"), ["Sales", "EU"], project, project.id]
    found = {tableau.flows.find("Daily", project=one).project.id for one in given}
    assert found == {project.id}
    of_its_own = SimpleNamespace(id=project.id)
    assert tableau.flows.find("Daily", project=of_its_own).project.id == project.id
    assert tableau.flows.find("Daily", project="Sales").project.name == "Sales"


def test_a_project_is_found_level_by_level_from_the_top(nested, tableau):
    top, inner = tableau.projects.find("EU"), tableau.projects.find("Sales/EU")
    assert top.parent_project_id is None
    assert inner.parent_project_id == tableau.projects.find("Sales").id
    assert filters(nested, "queryProjects")[:3] == [
        "name:eq:EU",
        "name:eq:Sales",
        f"name:eq:EU,parentProjectId:eq:{inner.parent_project_id}",
    ]


def test_names_with_a_slash_are_found_by_a_tuple(nested, tableau):
    assert tableau.projects.find(("A/B, C",)).name == "A/B, C"
    assert tableau.flows.find("x,ownerName:eq:y", project=("A/B, C",)).project.name == "A/B, C"
    with pytest.raises(errors.NameNotFoundError, match="'/' cannot be part of a path"):
        tableau.projects.find("A/B, C")


def test_several_flows_of_a_name_are_listed_with_paths_and_ids(nested, tableau):
    with pytest.raises(errors.AmbiguousNameError) as caught:
        tableau.flows.find("Daily")
    error = caught.value
    assert isinstance(error, errors.LookupFailedError)
    assert not isinstance(error, errors.UsageError)
    assert (error.kind, error.name) == ("flow", "Daily")
    assert [flow.name for flow in error.candidates] == ["Daily", "Daily"]
    for path, flow in zip(("Sales/EU", "Sales"), error.candidates, strict=True):
        assert f"one in the project '{path}' (id {flow.id})" in str(error)
    assert str(error).endswith("Give project=")


def test_many_candidates_are_not_all_shown(server, tableau):
    for number in range(12):
        server.add_project(f"P{number}")
        server.add_flow("Same", project=f"P{number}")
    with pytest.raises(errors.AmbiguousNameError, match="; and more") as caught:
        tableau.flows.find("Same")
    assert len(caught.value.candidates) == 12
    assert str(caught.value).count("one in the project") == 10


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("superstore", ("Superstore",)),
        ("Superstor", ("Superstore",)),
        (" Superstore", ("Superstore",)),
        ("Qqqqqq", ()),
    ],
)
def test_a_name_that_nothing_has_is_answered_with_similar_ones(tableau, name, nearest):
    with pytest.raises(errors.NameNotFoundError) as caught:
        tableau.flows.find(name)
    assert caught.value.nearest == nearest
    assert repr(name) in str(caught.value)
    assert all(repr(one) in str(caught.value) for one in nearest)


def test_at_most_a_thousand_names_are_compared(server, tableau):
    server.add_flows(1500, prefix="Flow ")
    server.forget_requests()
    with pytest.raises(errors.NameNotFoundError):
        tableau.flows.find("Qqqq")
    assert filters(server, "queryFlowsForSite") == ["name:eq:Qqqq", None]


def test_at_most_five_similar_names_are_told(server, tableau):
    server.add_flows(8, prefix="Similar ")
    with pytest.raises(errors.NameNotFoundError) as caught:
        tableau.flows.find("Similar")
    assert len(caught.value.nearest) == 5


def test_a_name_in_capitals_is_similar(tableau):
    with pytest.raises(errors.NameNotFoundError) as caught:
        tableau.flows.find("SUPERSTORE")
    assert caught.value.nearest == ("Superstore",)


def test_only_projects_of_the_same_place_are_similar(nested, tableau):
    nested.add_project("Zebra", parent="Sales")
    nested.add_project("Eu", parent="Finance")
    for path, nearest in (
        ("zebr", ()),
        ("zebra", ("Sales/Zebra",)),
        ("Sales/eu", ("Sales/EU", "EU", "Finance/Eu")),
        ("Sales/zebr", ("Sales/Zebra",)),
    ):
        with pytest.raises(errors.NameNotFoundError) as caught:
            tableau.projects.find(path)
        assert caught.value.nearest == nearest


@pytest.fixture
def deep(server):
    """A server with the projects Sales/EU, Sales/EU/Reports and Eu/Reports below Finance."""
    for name, parent in (("Sales", None), ("EU", "Sales"), ("Reports", "Sales/EU")):
        server.add_project(name, parent=parent)
    for name, parent in (("Eu", "Finance"), ("Reports", "Finance/Eu")):
        server.add_project(name, parent=parent)
    return server


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("EU", ("Sales/EU", "Finance/Eu")),
        ("eu", ("Sales/EU", "Finance/Eu")),
        ("EU/Reports", ("Sales/EU", "Finance/Eu")),
        ("Sales/Reports", ("Sales/EU/Reports", "Finance/Eu/Reports")),
        ("sales", ("Sales",)),
    ],
)
def test_projects_of_the_name_in_other_places_are_told_with_their_paths(
    deep, tableau, path, nearest
):
    for find in (tableau.projects.find, lambda one: tableau.flows.find("Daily", project=one)):
        with pytest.raises(errors.NameNotFoundError) as caught:
            find(path)
        assert caught.value.nearest == nearest
        assert all(repr(one) in str(caught.value) for one in nearest)


def test_a_project_in_another_place_comes_after_one_that_differs_in_case_only(deep, tableau):
    for name in ("EUR", "eu"):
        deep.add_project(name)
    with pytest.raises(errors.NameNotFoundError) as caught:
        tableau.projects.find("EU")
    assert caught.value.nearest == ("eu", "Sales/EU", "Finance/Eu", "EUR")


def test_at_most_five_places_of_a_project_are_told(server, tableau):
    for number in range(8):
        server.add_project(f"P{number}")
        server.add_project("EU", parent=f"P{number}")
    with pytest.raises(errors.NameNotFoundError) as caught:
        tableau.projects.find("EU")
    assert len(caught.value.nearest) == 5


@pytest.mark.parametrize(
    ("levels", "error"), [(100, errors.NameNotFoundError), (101, errors.UsageError)]
)
def test_a_path_has_at_most_a_hundred_names(tableau, levels, error):
    with pytest.raises(error):
        tableau.projects.find("/".join(["a"] * levels))


def test_flows_of_a_name_are_told_without_paths_if_projects_cannot_be_read(nested, tableau):
    nested.refuse_next("403004", operation="queryProjects")
    with pytest.raises(errors.AmbiguousNameError, match="one in the project 'EU'"):
        tableau.flows.find("Daily")


def test_projects_that_enclose_each_other_have_a_path_with_an_end(nested, tableau):
    ids = [tableau.projects.find(path).id for path in ("Sales", "Sales/EU")]
    listed = "".join(
        f'<project id="{one}" name="P" parentProjectId="{other}"/>'
        for one, other in (ids, reversed(ids))
    )
    body = (
        '<tsResponse xmlns="http://tableau.com/api"><pagination pageNumber="1" pageSize="100"'
        f' totalAvailable="2"/><projects>{listed}</projects></tsResponse>'
    )
    nested.answer_next(200, body.encode(), operation="queryProjects")
    with pytest.raises(errors.AmbiguousNameError, match="'P/P/P"):
        tableau.flows.find("Daily")


def test_a_flow_that_is_in_another_project_is_named(nested, tableau):
    expected = r"no flow 'Daily' in the project 'Default' .*There is one in the project 'Sales/EU'"
    with pytest.raises(errors.NameNotFoundError, match=expected):
        tableau.flows.find("Daily", project="Default")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("sales/EU", "no project 'sales' at the top level .*similar names: 'Sales'"),
        ("Sales/eu", "no project 'eu' in the project 'Sales' .*similar names: 'Sales/EU'"),
        ("Sales/EU/EU", "no project 'EU' in the project 'Sales/EU' "),
    ],
)
def test_the_level_that_does_not_exist_is_named(nested, tableau, path, message):
    for find in (tableau.projects.find, lambda one: tableau.flows.find("Daily", project=one)):
        with pytest.raises(errors.NameNotFoundError, match=message):
            find(path)


def test_an_unknown_id_of_a_project_finds_no_flow(nested, tableau):
    with pytest.raises(errors.NameNotFoundError, match=f"in the project '{NO_ID}'"):
        tableau.flows.find("Daily", project=NO_ID)
    assert filters(nested, "queryFlowsForSite")[0] == f"name:eq:Daily,projectId:eq:{NO_ID}"


def test_an_object_of_another_kind_is_refused_as_a_project(nested, tableau):
    flow = tableau.flows.find("Superstore")
    with pytest.raises(errors.UsageError, match=r"must be the id of a project .*not a Flow"):
        tableau.flows.find("Daily", project=flow)


# Addresses of pages


def test_a_flow_is_found_by_the_address_of_its_page(nested, tableau):
    flow = tableau.flows.find("Daily", project="Sales/EU")
    address = flow.webpage_url
    number = address.rpartition("/")[2]
    for given in (
        address,
        f"{address}/connections?:iid=1",
        f"https://another.example.com/#/flows/{number}",
        f"#/flows/{number}",
    ):
        assert tableau.flows.find(given).id == flow.id


@pytest.mark.parametrize("kind", ["flows", "projects", "users", "groups", "schedules", "sites"])
def test_an_id_in_place_of_a_name_is_explained(tableau, kind):
    with pytest.raises(errors.NameNotFoundError, match="the form of an id, which needs no look"):
        getattr(tableau, kind).find(NO_ID)


@pytest.mark.parametrize("kind", ["flows", "users", "groups", "schedules", "sites"])
def test_an_empty_name_is_refused_and_cannot_be_omitted(tableau, kind):
    with pytest.raises(errors.UsageError, match=r"^name must not be empty$"):
        getattr(tableau, kind).find("")


def test_the_address_of_a_project_is_no_path(nested, tableau):
    address = "https://t/#/site/sales/projects/1"
    words = "must be a path such as 'Sales/EU', not the address 'https://t/#/site/sales/projects/1'"
    with pytest.raises(errors.UsageError, match=f"^path {words}$"):
        tableau.projects.find(address)
    with pytest.raises(errors.UsageError, match=f"^project {words}$"):
        tableau.flows.find("Daily", project=address)
    assert nested.requests == ()


def test_an_address_beside_a_project_is_a_name_and_the_error_says_so(nested, tableau):
    address = tableau.flows.find("Daily", project="Sales/EU").webpage_url
    with pytest.raises(errors.NameNotFoundError, match="addresses are looked up without project="):
        tableau.flows.find(address, project="Sales/EU")


def test_within_a_project_an_address_is_a_name(nested, tableau):
    nested.add_flow("#/flows/1", project="Sales")
    assert tableau.flows.find("#/flows/1", project="Sales").name == "#/flows/1"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("https://t/#/flows/99999", "may have been deleted: find the flow by its name"),
        (
            "https://t/#/site/other/flows/1",
            "belongs to the site 'other', but the client is on another one",
        ),
        ("https://t/#/views/1", "the form https://…/#/site/…/flows/263"),
    ],
)
def test_an_address_that_is_not_found_says_how_to_go_on(nested, tableau, address, message):
    with pytest.raises(errors.NameNotFoundError, match=message):
        tableau.flows.find(address)


def test_an_address_belongs_to_the_site_in_it(server, world, credentials):
    server.add_flow("Elsewhere", site="sales")
    tableau = world.client(server.url, site="sales", credentials=credentials)
    flow = tableau.flows.find("Elsewhere")
    assert "/#/site/sales/flows/" in flow.webpage_url
    assert tableau.flows.find(flow.webpage_url).id == flow.id
    of_the_default_site = flow.webpage_url.replace("/site/sales", "")
    with pytest.raises(errors.NameNotFoundError, match="The address belongs to the default site"):
        tableau.flows.find(of_the_default_site)


def test_a_server_without_addresses_is_named_as_the_reason(raw_server, raw_answer, world):
    flows = b'<tsResponse><pagination pageNumber="1" pageSize="1000" totalAvailable="1"/>'
    flows += b'<flows><flow id="f" name="F"/></flows></tsResponse>'
    raw_server.script = [raw_answer(200, flows)]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    with pytest.raises(errors.NameNotFoundError, match="The server returns no addresses of pages"):
        tableau.flows.find("https://t/#/flows/1")


# Users, groups, sites


def test_users_groups_and_sites_are_found_by_their_names(server, tableau):
    assert tableau.users.find("publisher").id == emulator.seed_id("user", "publisher")
    assert tableau.groups.find("All Users").name == "All Users"
    assert tableau.sites.find("Sales").content_url == "sales"
    assert tableau.schedules.find("Nightly flows").name == "Nightly flows"
    assert filters(server, "getUsersOnSite") == ["name:eq:publisher"]
    assert filters(server, "queryGroups") == ["name:eq:All Users"]


@pytest.mark.parametrize(
    ("resource", "name", "nearest"),
    [
        ("users", "Publisher", "publisher"),
        ("groups", "all users", "All Users"),
        ("sites", "sales", "Sales"),
        ("schedules", "nightly flows", "Nightly flows"),
    ],
)
def test_names_of_all_kinds_are_compared_exactly(tableau, resource, name, nearest):
    kind = resource.removesuffix("s")
    with pytest.raises(errors.NameNotFoundError, match=f"no {kind} '{name}' that") as caught:
        getattr(tableau, resource).find(name)
    assert caught.value.nearest[0] == nearest


@pytest.mark.parametrize("address", ["ann@example.com", "Ann@Example.com"])
def test_a_mail_address_in_place_of_a_name_is_explained(server, tableau, address):
    server.add_user("ann", email="ann@example.com")
    server.add_user("bob@example.com", email="bob@example.com")
    server.forget_requests()
    expected = "It is the mail address of the user 'ann', who is found by that name"
    with pytest.raises(errors.NameNotFoundError, match=expected):
        tableau.users.find(address)
    assert len(filters(server, "getUsersOnSite")) == 2
    assert tableau.users.find("bob@example.com").name == "bob@example.com"
    with pytest.raises(errors.NameNotFoundError) as caught:
        tableau.users.find("eve@example.com")
    assert "mail address" not in str(caught.value)


def test_mail_addresses_are_not_requested_for_other_names(server, tableau):
    server.add_user("ann", email="")
    with pytest.raises(errors.NameNotFoundError):
        tableau.users.find("an")
    assert all("fields=" not in request.path for request in server.requests)


def test_a_group_set_is_found_by_its_name(server, tableau):
    leads = server.add_group_set("Leads", groups=["All Users"])
    server.forget_requests()
    assert tableau.group_sets.find("Leads").id == leads
    assert filters(server, "queryGroupSets") == ["name:eq:Leads"]
    with pytest.raises(errors.NameNotFoundError, match="no group set 'leads' that") as caught:
        tableau.group_sets.find("leads")
    assert caught.value.nearest == ("Leads",)
    with pytest.raises(errors.UsageError, match="name"):
        tableau.group_sets.find("")


def test_a_server_without_group_sets_is_not_asked_for_one(world, server, credentials):
    old = world.client(server.url, site="", credentials=credentials, api_version="3.21")
    with pytest.raises(errors.VersionError, match=r"3\.22"):
        old.group_sets.find("Leads")


def test_groups_of_the_same_name_are_told_apart_by_their_domains(server, tableau):
    corp = server.add_group("Analysts", domain="corp.example.com")
    with pytest.raises(errors.AmbiguousNameError, match=rf"corp\.example\.com' \(id {corp}\)"):
        tableau.groups.find("Analysts")


def test_a_list_without_the_field_of_a_condition_is_refused(server, tableau):
    where = [fields.user.name.eq("publisher")]
    for chosen in ("id,name", "_all_", "_default_,email"):
        assert [u.name for u in tableau.users.list(where=where, fields=chosen)] == ["publisher"]
    server.forget_requests()
    with pytest.raises(errors.UsageError, match="fields must name name too, since where needs it"):
        tableau.users.list(where=where, fields="id,email").first()
    assert filters(server, "getUsersOnSite") == []


def test_a_condition_needs_the_field_by_the_name_that_replies_have(server, tableau):
    """The end of a job is completedAt in filters, and endedAt in replies."""
    server.add_run(emulator.seed_id("flow", "Superstore"))
    where = [fields.background_job.completed_at.ge(datetime(2000, 1, 1, tzinfo=UTC))]
    (job,) = tableau.jobs.list(where=where, fields="id,endedAt")
    assert (job.ended_at is None, job.title) == (False, None)
    with pytest.raises(errors.UsageError, match="fields must name endedAt too"):
        tableau.jobs.list(where=where, fields="id,completedAt").first()
    group = [fields.group.domain_name.eq("local")]
    assert len(list(tableau.groups.list(where=group, fields="id,domainName"))) == 3


@pytest.mark.parametrize(
    ("length", "shown"), [(80, repr("n" * 80)), (81, f"{'n' * 80!r}…"), (300, f"{'n' * 80!r}…")]
)
def test_a_long_name_is_cut_in_the_text_of_an_error(tableau, length, shown):
    with pytest.raises(errors.NameNotFoundError) as caught:
        tableau.flows.find("n" * length)
    assert f"no flow {shown} " in str(caught.value)
    assert caught.value.name == "n" * length
