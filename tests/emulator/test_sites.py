"""Sites and the session of a request: who may read which site, and what is told of it."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import sample_flow, seed_id

MAIN, SALES = seed_id("site", ""), seed_id("site", "sales")
LEAST = {"id", "name", "contentUrl"}


def sites(api, path, **params):
    answer = api.get(path, **params)
    assert answer.status_code == 200, answer.text
    return [site.attrib for site in api.tree(answer).iter("site")]


def test_an_administrator_of_the_server_lists_all_sites(admin):
    assert [site["contentUrl"] for site in sites(admin, "/sites")] == ["", "sales"]
    assert [site["name"] for site in sites(admin, "/sites", pageSize="1", pageNumber="2")] == [
        "Sales"
    ]


def test_other_users_list_the_sites_that_they_belong_to(viewer, publisher):
    assert [site["id"] for site in sites(viewer, "/sites")] == [MAIN]
    assert [{*site} for site in sites(publisher, "/sites")] == [LEAST, LEAST]


@pytest.mark.parametrize(
    ("path", "params"),
    [
        (f"/sites/{SALES}", {}),
        ("/sites/Sales", {"key": "name"}),
        ("/sites/sales", {"key": "contentUrl"}),
    ],
)
def test_a_site_is_read_by_id_name_or_short_name(admin, path, params):
    [site] = sites(admin, path, **params)
    assert (site["id"], site["name"], site["contentUrl"]) == (SALES, "Sales", "sales")


def test_only_administrators_of_the_server_read_another_site(server, connect, publisher):
    [site] = sites(publisher, f"/sites/{MAIN}")
    assert {*site} == LEAST
    assert publisher.code(publisher.get(f"/sites/{SALES}")) == "404000"
    server.add_user("boss", role="SiteAdministratorCreator")
    boss = connect(server, "boss")
    assert boss.code(boss.get("/sites/Sales", key="name")) == "404000"
    assert sites(boss, f"/sites/{MAIN}")[0]["state"] == "Active"


@pytest.mark.parametrize(
    ("path", "params", "code"),
    [
        (f"/sites/{MAIN}", {"key": "id"}, "400000"),
        (f"/sites/{MAIN}", {"includeUsage": "perhaps"}, "400000"),
        (f"/sites/{MAIN}", {"key": "name"}, "404000"),
        ("/sites/Default", {}, "404000"),
    ],
)
def test_a_site_that_is_asked_for_wrongly_is_refused(admin, path, params, code):
    assert admin.code(admin.get(path, **params)) == code


def test_a_site_tells_which_features_of_flows_are_switched_on(start, connect):
    server = start(prep_conductor=False, allow_parameters=False, storage_quota=5 << 20)
    api = connect(server, "admin")
    [site] = sites(api, f"/sites/{MAIN}")
    assert site["schedulingFlowsEnabled"] == site["runNowEnabled"] == "false"
    assert site["flowParametersEnabled"] == "false"
    assert site["storageQuota"] == "5"
    assert "flowsEnabled" not in site


def test_an_older_version_has_one_switch_for_flows(admin):
    answer = admin.call("GET", f"/sites/{MAIN}", version="3.9")
    site = admin.tree(answer).find("site").attrib
    assert site["flowsEnabled"] == "true"
    assert not {"schedulingFlowsEnabled", "flowParametersEnabled"} & {*site}


def test_the_usage_of_a_site_follows_its_users_and_flows(server, admin, viewer):
    def usage(api):
        answer = api.get(f"/sites/{MAIN}", includeUsage="true")
        return api.tree(answer).find("site/usage")

    told = {"numUsers": "3", "numCreators": "2", "numExplorers": "0", "numViewers": "1"}
    assert usage(admin).attrib == {**told, "storage": "1"}
    server.add_user("eva", role="Explorer")
    server.add_flow("Large", content=sample_flow(padding=3_000_000))
    told |= {"numUsers": "4", "numExplorers": "1"}
    assert usage(admin).attrib == {**told, "storage": "3"}
    assert usage(viewer) is None
    assert admin.tree(admin.get(f"/sites/{MAIN}")).find("site/usage") is None


def test_tableau_cloud_lists_no_sites_but_tells_that_of_the_session(start, connect):
    server = start(cloud=True)
    api = connect(server, "token", site="main")
    answer = api.get("/sites")
    assert (answer.status_code, api.code(answer)) == (403, "403069")
    assert sites(api, "/sites/main", key="contentUrl")[0]["id"] == MAIN
    server.drop_next(operation="querySites")  # it can happen, since the address is known
    server.clear_faults()


def test_the_session_tells_who_is_signed_in_where(publisher):
    answer = publisher.get("/sessions/current")
    session = publisher.tree(answer).find("session")
    assert {*session.find("site").attrib} == LEAST
    user = session.find("user").attrib
    assert (user["id"], user["name"]) == (publisher.user_id, "publisher")
    assert (user["siteRole"], user["authSetting"]) == ("Creator", "ServerDefault")
    assert "lastLogin" in user
    assert "email" not in user


def test_the_session_of_an_administrator_tells_settings_of_the_site(server, connect):
    api = connect(server, "admin", site="sales")
    site = api.tree(api.get("/sessions/current")).find("session/site").attrib
    assert (site["id"], site["state"]) == (SALES, "Active")


def test_a_request_without_a_session_has_none_to_tell(server, connect):
    api = connect(server)
    assert api.code(api.get("/sessions/current")) == "401000"
