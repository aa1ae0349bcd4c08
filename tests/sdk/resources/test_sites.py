"""`client.sites` and `client.current_session`."""

from __future__ import annotations

import pytest
from tableau_flows import TokenCredentials, emulator, errors, models

MAIN, SALES = emulator.seed_id("site", ""), emulator.seed_id("site", "sales")


def test_the_site_of_the_session_tells_what_is_switched_on(tableau):
    session = tableau.current_session()
    site = tableau.sites.get(session.site, include_usage=True)
    assert site.id == tableau.site_id == MAIN
    assert (site.run_now_enabled, site.scheduling_flows_enabled) == (True, True)
    assert (site.usage.num_users, site.usage.num_creators) == (3, 2)
    assert tableau.sites.get(MAIN).usage is None


@pytest.mark.parametrize("name", ["Sales/EU", "a b", "50%", "é?#", "263"])
def test_a_site_is_read_by_a_name_of_any_characters(tableau, server, name):
    with pytest.raises(errors.NotFoundError) as caught:
        tableau.sites.get(name, key="name")
    assert caught.value.code == "404000"
    assert server.requests[-1].operation == "querySite"


@pytest.mark.parametrize("key", ["name", "contentUrl"])
def test_a_name_is_text_and_an_id_is_one(tableau, server, key):
    with pytest.raises(errors.UsageError, match=r"^site must be text where key is given, not"):
        tableau.sites.get(models.Site(id=MAIN), key=key)
    with pytest.raises(errors.UsageError, match=r"^site must not be"):
        tableau.sites.get("263")
    with pytest.raises(errors.UsageError, match=r"^site must not be"):
        tableau.sites.get("", key=key)
    with pytest.raises(errors.UsageError, match=r"^key must be"):
        tableau.sites.get(MAIN, key="id")
    assert server.requests == ()


def test_the_default_site_has_an_empty_short_name(tableau):
    assert tableau.sites.get("Default", key="name").content_url == ""


def test_the_sites_of_tableau_cloud_are_not_listed(world):
    with emulator.running(cloud=True) as server:
        tableau = world.client(
            server.url, site="main", credentials=TokenCredentials("demo", "demo-secret")
        )
        with pytest.raises(errors.PermissionDeniedError) as caught:
            tableau.sites.list().first()
        assert caught.value.code == "403069"
        assert tableau.sites.get("main", key="contentUrl").id == MAIN


def test_the_session_follows_a_change_of_site_and_an_expiry(tableau, server):
    assert tableau.current_session().site.content_url == ""
    tableau.switch_site("sales")
    assert tableau.current_session().site.id == SALES
    server.expire_tokens()
    session = tableau.current_session()
    assert (session.site.id, session.user.name) == (SALES, "admin")
