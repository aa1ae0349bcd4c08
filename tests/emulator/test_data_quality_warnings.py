"""Data quality warnings on flows: state, defaults, permissions and the end of the flow."""

from __future__ import annotations

import html

import pytest
from tableau_flows import emulator
from tableau_flows.emulator import seed_id

FLOW = seed_id("flow", "Superstore")
ON_FLOW = f"dataQualityWarnings/flow/{FLOW}"


def add(api, attributes='type="STALE"', flow=FLOW):
    answer = api.post(f"dataQualityWarnings/flow/{flow}", f"<dataQualityWarning {attributes}/>")
    assert answer.status_code == 200, answer.text
    return api.tree(answer).find("dataQualityWarning")


def ids(api):
    found = api.tree(api.get(ON_FLOW)).find("dataQualityWarningList")
    return [warning.attrib["id"] for warning in found]


def test_a_new_warning_is_active_and_not_severe_and_names_flow_and_user(admin):
    warning = add(admin)
    assert warning.attrib["contentId"] == FLOW
    assert warning.attrib["contentType"] == "FLOW"
    assert (warning.attrib["isActive"], warning.attrib["isSevere"]) == ("true", "false")
    assert warning.find("owner").attrib["id"] == seed_id("user", "admin")
    assert warning.find("site").attrib["id"] == admin.site_id


def test_the_oldest_warning_is_listed_first(server, admin):
    first = add(admin).attrib["id"]
    server.advance(60)
    second = add(admin, 'type="WARNING"').attrib["id"]
    assert ids(admin) == [first, second]


def test_no_warnings_are_an_empty_list(admin):
    assert ids(admin) == []


def test_a_change_leaves_the_other_attributes_and_moves_the_time(server, admin):
    before = add(admin, 'type="STALE" message="Old." isSevere="true"').attrib
    server.advance(60)
    path = f"dataQualityWarnings/{before['id']}"
    answer = admin.put(path, '<dataQualityWarning type="WARNING"/>')
    after = admin.tree(answer).find("dataQualityWarning").attrib
    assert after.pop("updatedAt") > before.pop("updatedAt")
    assert after == {**before, "type": "WARNING"}


@pytest.mark.parametrize("body", ["<dataQualityWarning/>", '<dataQualityWarning type=" "/>'])
def test_a_change_of_nothing_or_to_no_kind_is_refused(admin, body):
    warning = add(admin).attrib["id"]
    assert admin.code(admin.put(f"dataQualityWarnings/{warning}", body)) == "400000"


def test_users_who_may_read_the_flow_read_its_warnings_and_change_none(admin, connect, server):
    warning = add(admin).attrib["id"]
    viewer = connect(server, "viewer")
    assert ids(viewer) == [warning]
    assert viewer.get(f"dataQualityWarnings/{warning}").status_code == 200
    assert viewer.code(viewer.delete(f"dataQualityWarnings/{warning}")) == "403004"
    assert ids(admin) == [warning]


def test_users_who_may_not_read_the_flow_read_none_of_its_warnings(admin, connect, server):
    budget = seed_id("flow", "Budget")
    warning = add(admin, flow=budget).attrib["id"]
    viewer = connect(server, "viewer")
    for path in (f"dataQualityWarnings/flow/{budget}", f"dataQualityWarnings/{warning}"):
        assert viewer.code(viewer.get(path)) == "403004"


def test_the_warnings_of_another_site_are_not_found(admin, connect, server):
    warning = add(admin).attrib["id"]
    other = connect(server, "admin", site="sales")
    answer = other.get(f"dataQualityWarnings/{warning}")
    assert other.code(answer) == "404027"
    assert f"no data quality warning with the id {warning!r}" in html.unescape(answer.text)


def test_the_warnings_end_with_the_flow(admin):
    warning = add(admin).attrib["id"]
    assert admin.delete(f"flows/{FLOW}").status_code == 204
    assert admin.code(admin.get(f"dataQualityWarnings/{warning}")) == "404027"


def test_warnings_survive_a_restart_with_a_data_file(tmp_path, connect):
    data = tmp_path / "server.db"
    with emulator.running(data=data) as server:
        warning = add(connect(server, "admin")).attrib["id"]
    with emulator.running(data=data) as server:
        assert ids(connect(server, "admin")) == [warning]
