"""Bad days between client and server: what is sent again, what is not, and how that shows."""

from __future__ import annotations

import logging
import socket
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from tableau_flows import RetryPolicy, emulator, errors, standard_decision
from tableau_flows_generated import operations

FLOW = emulator.seed_id("flow", "Superstore")
SOON = RetryPolicy(backoff=0.01)
QUERY = rf"/flows/{FLOW}$"
PUBLISH = r"/flows(\?.*)?$"


@pytest.fixture
def tableau(world, box, credentials):
    """A client that is signed in through the box, and comes back soon when something fails."""
    client = world.client(box.url, site="", credentials=credentials, retry=SOON)
    client.sign_in()
    return client


def publish(tableau, name="Retried"):
    return tableau.flows.publish(emulator.sample_flow(), name=name, file_type="tfl")


def names(server) -> list[str]:
    with emulator_client(server) as client:
        return [flow.name for flow in client.flows.list()]


def emulator_client(server):
    from tableau_flows import Client, PasswordCredentials

    credentials = PasswordCredentials("admin", "admin")
    return Client(server.url, site="", credentials=credentials)


FAULTS = {
    "429": lambda when: when.answer(429, "xml"),
    "429 page": lambda when: when.answer(429, "html", retry_after=0),
    "502": lambda when: when.answer(502, "html"),
    "503": lambda when: when.answer(503, "nothing"),
    "503 soon": lambda when: when.answer(503, "xml", retry_after=0),
    "504": lambda when: when.answer(504, "html"),
    "520": lambda when: when.answer(520, "html"),
    "524": lambda when: when.answer(524, "html"),
    "cut before": lambda when: when.cut("request"),
    "cut after": lambda when: when.cut("reply"),
    "cut in body": lambda when: when.cut("reply", after=20, of="body"),
    "reset": lambda when: when.reset("reply"),
    "swallowed": lambda when: when.swallow(),
    "truncated": lambda when: when.truncate(),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_read_survives_two_failures(tableau, box, fault):
    rule = FAULTS[fault](box.on("GET", QUERY, times=2))
    assert tableau.flows.get(FLOW).id == FLOW
    assert rule.fired == 2
    assert len(box.seen("GET", QUERY)) == 3


@pytest.mark.parametrize("fault", ["503", "swallowed", "truncated"])
def test_a_read_fails_with_the_third_failure(tableau, box, fault):
    FAULTS[fault](box.on("GET", QUERY))
    with pytest.raises((errors.ConnectionFailedError, errors.UnreadableReplyError)) as caught:
        tableau.flows.get(FLOW)
    assert caught.value.attempts == 3
    assert len(box.seen("GET", QUERY)) == 3


@pytest.mark.parametrize("fault", ["429", "502", "503 soon", "swallowed"])
@pytest.mark.parametrize("path", ["serverinfo", "signin", "fileUploads"])
def test_what_leads_up_to_a_call_survives_too(world, box, server, credentials, fault, path):
    rule = FAULTS[fault](box.on(None, path, nth=1))
    tableau = world.client(box.url, site="", credentials=credentials, retry=SOON)
    tableau.call(operations.initiate_file_upload())
    assert rule.fired == 1


@pytest.mark.parametrize(
    "fault", ["502", "504", "cut after", "cut in body", "reset", "swallowed", "truncated"]
)
def test_a_publish_whose_answer_was_lost_is_not_sent_again(tableau, box, server, fault):
    rule = FAULTS[fault](box.on("POST", PUBLISH))
    with pytest.raises(errors.OutcomeUnknownError, match="Check before you repeat it") as caught:
        publish(tableau)
    assert (caught.value.operation, caught.value.method) == ("publishFlow", "POST")
    assert caught.value.url.startswith(box.url)
    assert (caught.value.attempts, caught.value.sent) == (1, True)
    assert caught.value.__cause__ is not None
    assert rule.fired == 1
    assert len(box.seen("POST", PUBLISH)) == 1
    assert names(server).count("Retried") <= 1


@pytest.mark.parametrize(
    "call",
    [
        lambda tableau: tableau.flows.run(FLOW),
        lambda tableau: tableau.flows.delete(FLOW),
        lambda tableau: tableau.flows.update(FLOW, owner=emulator.seed_id("user", "admin")),
    ],
    ids=["run", "delete", "update"],
)
def test_no_write_is_sent_again_when_its_answer_was_lost(tableau, box, call):
    rules = [box.on(method).swallow() for method in ("POST", "PUT", "DELETE")]
    with pytest.raises(errors.OutcomeUnknownError):
        call(tableau)
    assert sum(rule.fired for rule in rules) == 1
    assert len([seen for seen in box.requests if seen.method != "GET"]) == 2  # with the sign-in


@pytest.mark.parametrize("fault", ["429", "429 page", "503 soon"])
def test_a_publish_that_was_refused_is_sent_again(tableau, box, server, fault):
    rule = FAULTS[fault](box.on("POST", PUBLISH, times=2))
    assert publish(tableau).name == "Retried"
    assert rule.fired == 2
    assert names(server).count("Retried") == 1


def test_a_publish_to_a_server_that_is_not_ready_is_not_sent_again(tableau, box):
    FAULTS["503"](box.on("POST", PUBLISH))
    with pytest.raises(errors.UnreadableReplyError) as caught:
        publish(tableau)
    assert (caught.value.status, caught.value.attempts) == (503, 1)
    assert len(box.seen("POST", PUBLISH)) == 1


def test_a_write_that_never_left_is_sent_again(world, server, box, credentials):
    tries = []

    def decide(failed):
        tries.append(failed.error.sent)
        return standard_decision(failed)

    policy = RetryPolicy(backoff=0.01, decide=decide)
    tableau = world.client(box.url, site="", credentials=credentials, retry=policy)
    tableau.sign_in()
    with box.refusing(), pytest.raises(errors.ConnectionFailedError) as caught:
        publish(tableau)
    assert not isinstance(caught.value, errors.OutcomeUnknownError)
    assert (caught.value.attempts, tries) == (3, [False, False])
    assert publish(tableau).name == "Retried"
    assert names(server).count("Retried") == 1


def test_a_policy_without_retries_switches_them_off(world, box, credentials):
    tableau = world.client(
        box.url, site="", credentials=credentials, retry=RetryPolicy(max_retries=0)
    )
    FAULTS["502"](box.on("GET", QUERY))
    with pytest.raises(errors.UnreadableReplyError):
        tableau.flows.get(FLOW)
    assert len(box.seen("GET", QUERY)) == 1


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_the_server_says_when_to_come_back(tableau, box, form):
    when = datetime.now(UTC) + timedelta(seconds=2)
    box.on("GET", QUERY, times=1).answer(429, retry_after=1 if form == "seconds" else when)
    started = time.monotonic()
    tableau.flows.get(FLOW)
    assert 0.5 < time.monotonic() - started < 10


def test_no_more_is_waited_than_the_budget_allows(world, box, credentials):
    policy = RetryPolicy(budget=5)
    tableau = world.client(box.url, site="", credentials=credentials, retry=policy)
    box.on("GET", QUERY).answer(429, retry_after=20)
    started = time.monotonic()
    with pytest.raises(errors.RateLimitedError) as caught:
        tableau.flows.get(FLOW)
    assert time.monotonic() - started < 5
    assert (caught.value.retry_after, caught.value.attempts) == (20, 1)


def test_a_download_whose_start_fails_is_asked_for_again(tableau, box, tmp_path):
    rule = box.on("GET", "/content", times=2).answer(503, "html", retry_after=0)
    done = tableau.flows.download(FLOW, to=tmp_path)
    assert rule.fired == 2
    assert done.path.stat().st_size == done.size


def test_a_download_that_is_refused_for_good_leaves_nothing(tableau, box, tmp_path):
    box.on("GET", "/content").answer(503, "html", retry_after=0)
    with pytest.raises(errors.UnreadableReplyError, match="HTML page") as caught:
        tableau.flows.download(FLOW, to=tmp_path)
    assert caught.value.attempts == 3
    assert list(tmp_path.iterdir()) == []
    assert tableau.flows.get(FLOW).id == FLOW


def test_an_error_tells_how_often_the_call_was_sent(tableau, box):
    FAULTS["502"](box.on("GET", "/flows/none$", times=1))
    with pytest.raises(errors.NotFoundError) as caught:
        tableau.flows.get("none")
    assert caught.value.attempts == 2


def test_every_retry_is_logged_without_a_secret(tableau, box, caplog):
    caplog.set_level(logging.INFO, logger="tableau_flows.retry")
    FAULTS["502"](box.on("GET", QUERY, times=2))
    tableau.flows.get(FLOW)
    lines = [line for line in caplog.messages if "queryFlow" in line]
    assert [line.partition(" failed")[0] for line in lines] == [
        "queryFlow: attempt 1",
        "queryFlow: attempt 2",
    ]
    assert "502, 504 or 520 to 524" in lines[0]


def test_leaving_does_not_wait_for_a_server_that_is_gone(tableau, box):
    with box.refusing():
        started = time.monotonic()
        tableau.close()
        assert time.monotonic() - started < 5


def test_a_port_that_speaks_no_tls_is_tried_once(world, credentials):
    accepted = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                accepted.append(connection)
                with connection:
                    connection.recv(100)
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                    connection.recv(100_000)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        tableau = world.client(url, site="", credentials=credentials, retry=SOON)
        with pytest.raises(errors.ConnectionFailedError, match="no TLS") as caught:
            tableau.server_info()
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)
    assert len(accepted) == 1
    assert caught.value.attempts == 1


def test_a_proxy_that_limits_the_size_of_requests_is_named(tableau, server, box):
    box.on("POST", "/flows").answer(413, "html")
    with pytest.raises(errors.UnreadableReplyError, match=r"a proxy.*chunk_size=\d+ or less"):
        publish(tableau)
    assert "Retried" not in names(server)
