"""`permissions.set` and `permissions.copy`: exact rules with the fewest calls, safe to repeat."""

from __future__ import annotations

import pickle
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tableau_flows import Client, Grant, PasswordCredentials, emulator, errors, models
from tableau_flows_generated.protocol import IMPLICIT_CAPABILITIES

FLOW = emulator.seed_id("flow", "Superstore")
OTHER_FLOW = emulator.seed_id("flow", "Budget")
LOCKED_FLOW = emulator.seed_id("flow", "Secret plans")
LOCKED = emulator.seed_id("project", "Locked")
USER = emulator.seed_id("user", "publisher")
VIEWER = emulator.seed_id("user", "viewer")
GROUP = emulator.seed_id("group", "Analysts")
REVIEWERS = emulator.seed_id("group", "Reviewers")
GROUP_SET = emulator.seed_id("group set", "Reviewing Analysts")
NOBODY = "00000000-0000-0000-0000-000000000000"
GET, PUT = "queryFlowPermissions", "addFlowPermissions"
DELETE_USER = "deleteFlowPermissionForUser"
DELETE_GROUP = "deleteFlowPermissionForGroup"
DELETE_SET = "deleteFlowPermissionForGroupSet"
CAPABILITIES = [one.value for one in models.FlowCapability]


def rules_of(tableau, flow=FLOW):
    """The rules on a flow, as they are read without the code under test."""
    found = {}
    for rule in tableau.permissions.get(flow).grantee_capabilities:
        for kind in ("user", "group", "group_set"):
            if (grantee := getattr(rule, kind)) is not None:
                for one in rule.capabilities:
                    found[kind, grantee.id, str(one.name)] = str(one.mode)
    return found


def calls(server):
    """What was sent since the last look, apart from the session."""
    found = [one for one in server.requests if "ermission" in (one.operation or "")]
    server.forget_requests()
    return [
        one.operation if one.method != "DELETE" else "/".join(one.path.rsplit("/", 2)[1:])
        for one in found
    ]


def short(changes):
    return [(one.kind, str(one.capability), str(one.mode)) for one in changes]


@pytest.fixture
def empty(tableau, server):
    """A flow without rules."""
    tableau.permissions.set(FLOW, [], others="remove")
    assert rules_of(tableau) == {}
    server.forget_requests()
    return FLOW


# What is sent


def test_rules_are_added_with_one_read_and_one_write_and_then_nothing_is_written(
    tableau, server, empty
):
    grants = [
        Grant(group=GROUP, allow=["Read", "Execute"], deny=["Delete"]),
        Grant(user=USER, allow=["Write"]),
        Grant(group_set=GROUP_SET, deny=["ExportXml"]),
    ]
    changes = tableau.permissions.set(empty, grants)
    assert calls(server) == [GET, PUT]
    assert rules_of(tableau) == {
        ("group", GROUP, "Read"): "Allow",
        ("group", GROUP, "Execute"): "Allow",
        ("group", GROUP, "Delete"): "Deny",
        ("user", USER, "Write"): "Allow",
        ("group_set", GROUP_SET, "ExportXml"): "Deny",
    }
    assert changes
    assert len(changes.added) == 5
    assert changes.removed == ()
    calls(server)
    again = tableau.permissions.set(empty, grants)
    assert not again
    assert str(again) == "no changes"
    assert calls(server) == [GET]


def test_a_capability_is_turned_by_removing_it_before_it_is_added(tableau, server, empty):
    tableau.permissions.set(empty, [Grant(user=USER, allow=["Read", "Write"])])
    calls(server)
    changes = tableau.permissions.set(empty, [Grant(user=USER, allow=["Write"], deny=["Read"])])
    assert calls(server) == [GET, "Read/Allow", PUT]
    assert rules_of(tableau) == {("user", USER, "Read"): "Deny", ("user", USER, "Write"): "Allow"}
    assert short(changes.removed) == [("user", "Read", "Allow")]
    assert short(changes.added) == [("user", "Read", "Deny")]


class Incomparable:
    def __eq__(self, other):
        raise RuntimeError("compared")

    __hash__ = None


@pytest.mark.parametrize("others", ["all", None, Incomparable()])
def test_others_are_nothing_but_kept_or_removed(tableau, server, others):
    with pytest.raises(errors.UsageError, match=r"^others must be 'keep' or 'remove', not "):
        tableau.permissions.set(FLOW, [], others=others)
    assert not server.requests


def test_others_are_kept_or_removed_as_asked_for(tableau, server, empty):
    tableau.permissions.set(
        empty, [Grant(group=GROUP, allow=["Read"]), Grant(group_set=GROUP_SET, deny=["Write"])]
    )
    mine = [Grant(user=USER, allow=["Read"])]
    calls(server)
    tableau.permissions.set(empty, mine)
    assert calls(server) == [GET, PUT]
    assert len(rules_of(tableau)) == 3
    calls(server)
    changes = tableau.permissions.set(empty, mine, others="remove")
    assert calls(server) == [GET, "Write/Deny", "Read/Allow"]
    assert rules_of(tableau) == {("user", USER, "Read"): "Allow"}
    assert short(changes.removed) == [("group set", "Write", "Deny"), ("group", "Read", "Allow")]


def test_a_grant_without_capabilities_takes_everything_away(tableau, server, empty):
    tableau.permissions.set(
        empty, [Grant(user=USER, allow=["Read"], deny=["Write"]), Grant(group=GROUP, deny=["Read"])]
    )
    calls(server)
    tableau.permissions.set(empty, [Grant(user=USER)])
    assert calls(server) == [GET, "Write/Deny", "Read/Allow"]
    assert rules_of(tableau) == {("group", GROUP, "Read"): "Deny"}


def test_a_dry_run_tells_the_same_changes_and_sends_no_write(tableau, server, empty):
    tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    before = rules_of(tableau)
    grants = [Grant(user=USER, deny=["Read"]), Grant(group=GROUP, allow=["Read"])]
    calls(server)
    planned = tableau.permissions.set(empty, grants, dry_run=True)
    assert calls(server) == [GET]
    assert rules_of(tableau) == before
    assert planned
    assert planned == tableau.permissions.set(empty, grants)


def test_names_of_the_objects_that_were_given_are_shown(tableau, empty):
    group = tableau.groups.find("Analysts")
    tableau.permissions.set(empty, [Grant(user=USER, allow=["Read", "Write"])])
    changes = tableau.permissions.set(empty, [Grant(group=group, allow=["Read"]), Grant(user=USER)])
    assert str(changes) == (
        f"removed Read (Allow), Write (Allow) for the user {USER}; "
        "added Read (Allow) for the group 'Analysts'"
    )
    assert str(changes.added[0]) == "Read (Allow) for the group 'Analysts'"
    assert repr(changes) == f"<PermissionChanges: {changes}>"
    assert repr(changes.added[0]) == f"<PermissionChange: {changes.added[0]}>"
    assert changes.added[0].name == "Analysts"
    assert changes.removed[0].name is None


def test_changes_and_grants_are_the_same_whether_the_name_is_known(tableau, empty):
    by_id = tableau.permissions.set(FLOW, [Grant(user=USER, allow=["Read"])], dry_run=True)
    user = Grant(user=tableau.users.get(USER), allow=["Read"])
    by_object = tableau.permissions.set(FLOW, [user], dry_run=True)
    assert user == Grant(user=USER, allow=["Read"])
    assert by_id == by_object
    assert by_id.added[0].name is None
    assert by_object.added[0].name == "publisher"


def test_ids_in_capitals_are_the_same_grantee(tableau, server, empty):
    tableau.permissions.set(empty, [Grant(group=GROUP, allow=["Read"])])
    calls(server)
    assert not tableau.permissions.set(empty, [Grant(group=GROUP.upper(), allow=["Read"])])
    assert calls(server) == [GET]


def test_each_call_for_a_flow_that_is_right_reads_once_and_writes_nothing(tableau, server, empty):
    grants = [Grant(group=GROUP, allow=["Read"])]
    tableau.permissions.set(empty, grants)
    calls(server)
    for _ in range(20):
        assert not tableau.permissions.set(empty, grants, others="remove")
    assert calls(server) == [GET] * 20


GRANTEES = [
    ("user", USER),
    ("user", VIEWER),
    ("group", GROUP),
    ("group", REVIEWERS),
    ("group_set", GROUP_SET),
]
RULE_SETS = st.dictionaries(
    st.tuples(st.sampled_from(GRANTEES), st.sampled_from(CAPABILITIES)),
    st.sampled_from(["Allow", "Deny"]),
    max_size=12,
)


def grants_of(rules, grantees=GRANTEES):
    return [
        Grant(
            **{kind: grantee_id},
            allow=[
                name
                for (who, name), mode in rules.items()
                if who == (kind, grantee_id)
                if mode == "Allow"
            ],
            deny=[
                name
                for (who, name), mode in rules.items()
                if who == (kind, grantee_id)
                if mode == "Deny"
            ],
        )
        for kind, grantee_id in grantees
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(RULE_SETS, RULE_SETS, st.sampled_from(["keep", "remove"]))
def test_any_rules_become_any_others_with_the_fewest_calls(
    server, shared_client, one, other, others
):
    permissions = shared_client.permissions
    permissions.set(FLOW, grants_of(one), others="remove")
    named = {who for who, _ in other}
    grants = [
        grant
        for grant, who in zip(grants_of(other), GRANTEES, strict=True)
        if who in named or others == "keep"
    ]
    calls(server)
    changes = permissions.set(FLOW, grants, others=others)
    removed = [key for key, mode in one.items() if other.get(key) != mode]
    added = [key for key, mode in other.items() if one.get(key) != mode]
    sent = calls(server)
    assert (sent[0], sent.count(PUT), len(sent)) == (
        GET,
        bool(added),
        1 + len(removed) + bool(added),
    )
    assert (len(changes.added), len(changes.removed)) == (len(added), len(removed))
    flat = {(*who, name): mode for (who, name), mode in other.items()}
    assert rules_of(shared_client) == flat
    calls(server)
    assert not permissions.set(FLOW, grants, others=others)
    assert calls(server) == [GET]


@pytest.fixture
def shared_client(server, credentials):
    with Client(server.url, site="", credentials=credentials) as client:
        yield client


# What servers list and cannot be set


def told(*capabilities, parent=""):
    """A reply with the rules of the user."""
    inner = "".join(f'<capability name="{name}" mode="{mode}"/>' for name, mode in capabilities)
    return (
        f'<tsResponse xmlns="http://tableau.com/api"><permissions>{parent}<granteeCapabilities>'
        f'<user id="{USER}"/><capabilities>{inner}</capabilities></granteeCapabilities>'
        "</permissions></tsResponse>"
    ).encode()


def test_rights_of_project_leaders_are_left_alone(tableau, server, empty):
    (implicit,) = IMPLICIT_CAPABILITIES
    tableau.sign_in()
    server.answer_next(200, told((implicit, "Allow")), operation=GET, times=2)
    server.forget_requests()
    assert not tableau.permissions.set(empty, [], others="remove")
    assert not tableau.permissions.copy(FLOW, OTHER_FLOW, others="keep")
    assert set(calls(server)) == {GET}


def test_a_capability_that_is_not_known_here_is_removed(tableau, server, empty):
    server.answer_next(200, told(("FutureRight", "Allow")), operation=GET)
    server.answer_next(204, operation=DELETE_USER)
    changes = tableau.permissions.set(empty, [], others="remove")
    assert calls(server) == [GET, "FutureRight/Allow"]
    assert short(changes.removed) == [("user", "FutureRight", "Allow")]


@pytest.mark.parametrize("rule", [("read", "Allow"), ("Read", "allow"), ("READ", "ALLOW")])
def test_a_rule_in_another_case_is_there_already(tableau, server, empty, rule):
    server.answer_next(200, told(rule), operation=GET)
    assert not tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    assert calls(server) == [GET]


@pytest.mark.parametrize("rule", [("Future/Right", "Allow"), ("Read", "a/b"), ("..", "Allow")])
def test_what_would_change_the_path_is_not_sent_back(tableau, server, empty, rule):
    server.answer_next(200, told(("Read", "Allow"), rule), operation=GET)
    with pytest.raises(errors.UnreadableReplyError, match="cannot be used"):
        tableau.permissions.set(empty, [], others="remove")
    assert calls(server) == [GET]


def test_the_id_of_a_grantee_that_would_change_the_path_is_not_sent_back(tableau, server, empty):
    body = told(("Read", "Allow")).replace(USER.encode(), b"a/b")
    server.answer_next(200, body, operation=GET)
    with pytest.raises(errors.UnreadableReplyError, match="a grantee whose id cannot be used"):
        tableau.permissions.set(empty, [], others="remove")
    assert calls(server) == [GET]


def test_rules_without_a_grantee_that_is_known_here_are_left(tableau, server, empty):
    body = told(("Read", "Allow")).replace(b"<user", b"<robot")
    server.answer_next(200, body, operation=GET)
    assert not tableau.permissions.set(empty, [], others="remove")


# Order


def test_rules_are_added_before_others_are_removed_and_those_to_go_on_are_removed_last(
    tableau, server, empty
):
    tableau.permissions.set(
        empty,
        [
            Grant(user=USER, allow=["ChangePermissions", "Read"]),
            Grant(group=GROUP, allow=["Write"], deny=["Delete"]),
        ],
    )
    calls(server)
    tableau.permissions.set(empty, [Grant(user=VIEWER, allow=["Read"])], others="remove")
    sent = calls(server)
    assert sent[:3] == [GET, PUT, "Delete/Deny"]
    assert {*sent[3:5]} == {"Read/Allow", "Write/Allow"}
    assert sent[5:] == ["ChangePermissions/Allow"]


@pytest.fixture
def publisher(world, tableau, server, empty):
    """Has the right to change permissions by a rule only: owns nothing, administers nothing."""
    rules = [
        Grant(group=GROUP, allow=["ChangePermissions", "Read"]),
        Grant(user=VIEWER, deny=["Write"]),
    ]
    tableau.permissions.set(empty, rules)
    return world.client(
        server.url, site="", credentials=PasswordCredentials("publisher", "publisher")
    )


def test_the_right_to_go_on_is_known_in_any_case(tableau, server, empty):
    server.answer_next(200, told(("changepermissions", "Allow"), ("Read", "Allow")), operation=GET)
    server.answer_next(204, operation=DELETE_USER, times=2)
    tableau.permissions.set(empty, [], others="remove")
    assert calls(server) == [GET, "Read/Allow", "changepermissions/Allow"]


def test_a_user_can_give_up_the_right_that_the_changes_need(tableau, publisher):
    publisher.permissions.set(FLOW, [Grant(user=VIEWER, allow=["Write"])], others="remove")
    assert rules_of(tableau) == {("user", VIEWER, "Write"): "Allow"}
    with pytest.raises(errors.PermissionDeniedError):
        publisher.permissions.set(FLOW, [])


def test_a_user_who_denies_the_right_to_himself_is_told_what_is_left(tableau, publisher):
    mine = [Grant(user=USER, deny=["ChangePermissions"])]
    with pytest.raises(errors.PermissionsPartlySetError) as caught:
        publisher.permissions.set(FLOW, mine, others="remove")
    assert isinstance(caught.value.__cause__, errors.PermissionDeniedError)
    assert short(caught.value.remaining.removed) == [("group", "ChangePermissions", "Allow")]
    assert caught.value.remaining.added == ()
    assert rules_of(tableau) == {
        ("user", USER, "ChangePermissions"): "Deny",
        ("group", GROUP, "ChangePermissions"): "Allow",
    }


def test_before_the_right_to_go_on_is_denied_everything_else_is_removed(tableau, server, empty):
    tableau.permissions.set(
        empty,
        [
            Grant(user=USER, allow=["ChangePermissions", "Read"]),
            Grant(group=GROUP, allow=["ChangePermissions", "Write"]),
        ],
    )
    calls(server)
    tableau.permissions.set(empty, [Grant(user=USER, deny=["ChangePermissions"])], others="remove")
    sent = calls(server)
    assert sent[0] == GET
    assert {*sent[1:3]} == {"Read/Allow", "Write/Allow"}
    assert sent[3:] == ["ChangePermissions/Allow", PUT, "ChangePermissions/Allow"]


# Failures


def test_an_error_before_the_first_change_is_raised_itself(tableau, server, empty):
    server.refuse_next("403004", operation=PUT)
    with pytest.raises(errors.PermissionDeniedError) as caught:
        tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    assert caught.value.operation == PUT
    with pytest.raises(errors.NotFoundError) as caught:
        tableau.permissions.set(NOBODY, [])
    assert caught.value.code == "404027"
    with pytest.raises(errors.NotFoundError) as caught:
        tableau.permissions.set(empty, [Grant(user=NOBODY, allow=["Read"])])
    assert caught.value.code == "404002"


def test_an_error_half_way_tells_what_was_done_and_the_next_call_does_the_rest(
    tableau, server, empty
):
    tableau.permissions.set(
        empty, [Grant(user=USER, allow=["Read"]), Grant(group_set=GROUP_SET, allow=["Write"])]
    )
    grants = [Grant(user=USER, deny=["Read"]), Grant(group=GROUP, allow=["Read"])]
    server.refuse_next("403004", operation=DELETE_SET)
    with pytest.raises(errors.PermissionsPartlySetError) as caught:
        tableau.permissions.set(empty, grants, others="remove")
    error = caught.value
    assert short(error.changes.removed) == [("user", "Read", "Allow")]
    assert short(error.changes.added) == [("user", "Read", "Deny"), ("group", "Read", "Allow")]
    assert short(error.remaining.removed) == [("group set", "Write", "Allow")]
    assert error.remaining.added == ()
    assert error.reason == str(error.__cause__)
    assert isinstance(error.__cause__, errors.PermissionDeniedError)
    text = str(error)
    assert f"Done: removed Read (Allow) for the user {USER}; added Read (Deny) for the user" in text
    assert f"Not done: removed Write (Allow) for the group set {GROUP_SET}. Reason: " in text
    assert "403004" in text
    copied = pickle.loads(pickle.dumps(error))
    assert (copied.changes, copied.remaining) == (error.changes, error.remaining)
    rest = tableau.permissions.set(empty, grants, others="remove")
    assert rest == error.remaining


def test_an_error_of_the_addition_tells_that_it_is_left(tableau, server, empty):
    tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    server.refuse_next("404012", operation=PUT)
    with pytest.raises(errors.PermissionsPartlySetError) as caught:
        tableau.permissions.set(empty, [Grant(user=USER, deny=["Read"])])
    assert short(caught.value.changes.removed) == [("user", "Read", "Allow")]
    assert short(caught.value.remaining.added) == [("user", "Read", "Deny")]


def test_a_rule_that_somebody_else_removed_counts_as_removed(tableau, server, empty):
    server.answer_next(200, told(("Read", "Allow"), ("Write", "Allow")), operation=GET)
    changes = tableau.permissions.set(empty, [], others="remove")
    assert short(changes.removed) == [("user", "Read", "Allow"), ("user", "Write", "Allow")]
    # The rules are read once more, and what is gone as well is not tried.
    assert calls(server) == [GET, "Read/Allow", GET]


@pytest.mark.parametrize("code", ["404013", "404002"])
def test_a_rule_that_is_still_there_is_an_error(tableau, server, empty, code):
    tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    calls(server)
    server.refuse_next(code, operation=DELETE_USER)
    with pytest.raises(errors.NotFoundError) as caught:
        tableau.permissions.set(empty, [], others="remove")
    assert caught.value.code == code
    assert calls(server) == [GET, "Read/Allow", GET]


def test_other_errors_of_a_removal_are_not_looked_into(tableau, server, empty):
    tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    calls(server)
    server.refuse_next("404027", operation=DELETE_USER)
    with pytest.raises(errors.NotFoundError):
        tableau.permissions.set(empty, [], others="remove")
    assert calls(server) == [GET, "Read/Allow"]


@pytest.mark.parametrize("operation", [PUT, DELETE_USER])
def test_a_lost_response_is_looked_up(tableau, server, empty, operation):
    tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    calls(server)
    server.drop_next("after", operation=operation)
    changes = tableau.permissions.set(empty, [Grant(user=USER, deny=["Read"])])
    assert (len(changes.added), len(changes.removed)) == (1, 1)
    assert rules_of(tableau) == {("user", USER, "Read"): "Deny"}
    assert [name for name in calls(server) if name == PUT] == [PUT]


def test_a_lost_request_is_an_error_with_what_was_done(tableau, server, empty):
    tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    server.drop_next("before", operation=PUT)
    with pytest.raises(errors.PermissionsPartlySetError) as caught:
        tableau.permissions.set(empty, [Grant(user=USER, deny=["Read"])])
    assert isinstance(caught.value.__cause__, errors.OutcomeUnknownError)
    assert caught.value.__cause__.__cause__ is not None
    assert short(caught.value.remaining.added) == [("user", "Read", "Deny")]


def test_the_lost_response_is_raised_if_the_rules_cannot_be_read_again(tableau, server, empty):
    server.drop_next("after", operation=PUT)
    tableau.sign_in()
    plain = tableau.permissions.get(FLOW)
    assert plain.grantee_capabilities == ()
    body = b'<tsResponse xmlns="http://tableau.com/api"><permissions/></tsResponse>'
    server.answer_next(200, body, operation=GET)
    server.refuse_next("403004", operation=GET)
    with pytest.raises(errors.OutcomeUnknownError):
        tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])


def test_additions_that_the_server_ignores_are_an_error(tableau, server, empty):
    server.answer_next(200, told(("Read", "Deny")), operation=PUT)
    with pytest.raises(errors.GrantIgnoredError) as caught:
        tableau.permissions.set(empty, [Grant(user=USER, allow=["Read"])])
    assert [str(one.name) for one in caught.value.ignored] == ["Read"]
    server.answer_next(200, told(("Read", "Deny"), ("Write", "Allow")), operation=PUT)
    with pytest.raises(errors.PermissionsPartlySetError) as caught:
        tableau.permissions.set(empty, [Grant(user=USER, allow=["Read", "Write"])])
    assert isinstance(caught.value.__cause__, errors.GrantIgnoredError)
    assert short(caught.value.changes.added) == [("user", "Write", "Allow")]
    assert short(caught.value.remaining.added) == [("user", "Read", "Allow")]


@pytest.mark.parametrize("dry_run", [False, True])
def test_permissions_that_are_locked_to_the_project_are_not_changed(tableau, server, dry_run):
    tableau.sign_in()
    server.forget_requests()
    with pytest.raises(errors.PermissionsLockedError, match=f"to the project {LOCKED}") as caught:
        tableau.permissions.set(LOCKED_FLOW, [Grant(user=USER, allow=["Read"])], dry_run=dry_run)
    assert caught.value.project == LOCKED
    assert short(caught.value.changes.added) == [("user", "Read", "Allow")]
    assert pickle.loads(pickle.dumps(caught.value)).changes == caught.value.changes
    assert calls(server) == [GET]
    as_they_are = [Grant(group=GROUP, allow=["Read"])]
    assert not tableau.permissions.set(LOCKED_FLOW, as_they_are, others="remove")


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_server_without_group_sets_is_told_before_the_first_change(
    world, server, credentials, dry_run
):
    tableau = world.client(server.url, site="", credentials=credentials, api_version="3.21")
    with pytest.raises(errors.VersionError):
        tableau.permissions.set(
            FLOW, [Grant(group_set=GROUP_SET, allow=["Read"])], others="remove", dry_run=dry_run
        )
    assert calls(server) == [GET]


# Copying


def test_rules_are_copied_with_the_same_calls(tableau, server, empty):
    tableau.permissions.set(
        empty, [Grant(user=USER, deny=["Read"]), Grant(group=GROUP, allow=["Read"])]
    )
    tableau.permissions.set(
        OTHER_FLOW,
        [Grant(user=USER, allow=["Read"]), Grant(user=VIEWER, allow=["Write"])],
        others="remove",
    )
    source = rules_of(tableau)
    calls(server)
    planned = tableau.permissions.copy(FLOW, OTHER_FLOW, dry_run=True)
    assert calls(server) == [GET, GET]
    kept = tableau.permissions.copy(FLOW, OTHER_FLOW, others="keep")
    assert calls(server) == [GET, GET, "Read/Allow", PUT]
    assert short(kept.removed) == [("user", "Read", "Allow")]
    assert rules_of(tableau, OTHER_FLOW) == {**source, ("user", VIEWER, "Write"): "Allow"}
    calls(server)
    rest = tableau.permissions.copy(FLOW, tableau.flows.get(OTHER_FLOW))
    assert calls(server) == [GET, GET, "Write/Allow"]
    assert short(planned.added) == short(kept.added)
    assert {*planned.removed} == {*kept.removed, *rest.removed}
    assert rules_of(tableau, OTHER_FLOW) == source == rules_of(tableau)
    assert not tableau.permissions.copy(FLOW, OTHER_FLOW)


def test_a_capability_that_is_not_known_here_is_copied(tableau, server, empty):
    server.answer_next(200, told(("FutureRight", "Allow")), operation=GET)
    planned = tableau.permissions.copy(OTHER_FLOW, empty, dry_run=True)
    assert short(planned.added) == [("user", "FutureRight", "Allow")]


# Arguments


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"others": "drop"}, "others must be 'keep' or 'remove', not 'drop'"),
        ({"others": ["keep"]}, "others must be 'keep' or 'remove', not list"),
        ({"dry_run": None}, "dry_run must be True or False, not None"),
        ({"dry_run": 1}, "dry_run must be True or False, not 1"),
        ({"grants": Grant(user=USER)}, "grants must be a sequence of grants, such as .* not Grant"),
        ({"grants": "Read"}, "grants must be a sequence of grants"),
        ({"grants": None}, "grants must be a sequence of grants"),
        ({"grants": [{"user": USER}]}, "each of grants must be a Grant, not dict"),
        (
            {"grants": [Grant(user=USER), Grant(group=USER), Grant(user=USER.upper())]},
            f"grants has two entries for the user {USER.upper()}",
        ),
        ({"grants": [Grant(user=USER)] * 2}, f"grants has two entries for the user {USER}"),
        ({"flow": "Superstore/x"}, "flow must not be"),
        ({"flow": models.User(id=USER)}, "flow must be the id of a flow"),
    ],
)
def test_invalid_arguments_are_refused_before_anything_is_sent(tableau, server, arguments, message):
    given_ = {"flow": FLOW, "grants": [], **arguments}
    with pytest.raises(errors.UsageError, match=f"^{message}"):
        tableau.permissions.set(given_.pop("flow"), given_.pop("grants"), **given_)
    assert server.requests == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((None, FLOW), "source must not be None"),
        ((FLOW, models.User(id=USER)), "target must be the id of a flow"),
    ],
)
def test_invalid_flows_to_copy_are_refused_before_anything_is_sent(
    tableau, server, arguments, message
):
    with pytest.raises(errors.UsageError, match=f"^{message}"):
        tableau.permissions.copy(*arguments)
    with pytest.raises(errors.UsageError, match=r"^others must be"):
        tableau.permissions.copy(FLOW, OTHER_FLOW, others=None)
    assert server.requests == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "give exactly one of user=, group= and group_set="),
        ({"user": USER, "group": GROUP}, "give exactly one of user=, group= and group_set="),
        ({"user": models.Group(id=GROUP)}, "user must be the id of a user"),
        ({"group_set": models.Group(id=GROUP)}, "group_set must be the id of a group set"),
        ({"user": USER, "allow": "Read"}, "allow must be a sequence of capabilities"),
        ({"user": USER, "deny": [None]}, "each of deny must be text"),
        ({"user": USER, "allow": [""]}, "each of allow must not be empty"),
        (
            {"user": USER, "allow": ["Reed"]},
            "each of allow must be one of ChangeH.*, Write, not 'Reed'; did you mean 'Read'",
        ),
        ({"user": USER, "deny": ["write"]}, ".* not 'write'; did you mean 'Write'"),
        ({"user": USER, "deny": ["Zzz"]}, ".* not 'Zzz'$"),
        (
            {"user": USER, "allow": ["Read"], "deny": ["Read"]},
            "capabilities are both allowed and denied: Read",
        ),
    ],
)
def test_a_grant_that_no_flow_can_have_is_refused(arguments, message):
    with pytest.raises(errors.UsageError, match=f"^{message}"):
        Grant(**arguments)


def test_a_grant_is_a_short_value():
    one = Grant(user=USER, allow=["Write", "Read", "Read"], deny=[models.FlowCapability.DELETE])
    same = Grant(
        user=models.User(id=USER, name="publisher"), allow=("Read", "Write"), deny=["Delete"]
    )
    assert one == same
    assert hash(one) == hash(same)
    assert one != Grant(group=USER, allow=["Read", "Write"], deny=["Delete"])
    assert (one.user, one.allow, one.name, same.name) == (
        USER,
        ("Read", "Write"),
        None,
        "publisher",
    )
    assert repr(same) == "Grant(user='publisher', allow=['Read', 'Write'], deny=['Delete'])"
    assert repr(Grant(group_set=GROUP_SET)) == f"Grant(group_set='{GROUP_SET}')"
    assert pickle.loads(pickle.dumps(same)) == same
    assert replace(one, deny=()) == Grant(user=USER, allow=["Read", "Write"])
    assert Grant(group=SimpleNamespace(id=GROUP, name=3)).name is None
