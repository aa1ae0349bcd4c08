"""No token and no password shows anywhere: not in logs, errors, tracebacks, reprs or pickles."""

from __future__ import annotations

import logging
import pickle
import traceback

import pytest
from tableau_flows import (
    ConnectedAppCredentials,
    JwtCredentials,
    PasswordCredentials,
    RetryPolicy,
    TokenCredentials,
    emulator,
    errors,
)
from tableau_flows import models as m

FLOW = emulator.seed_id("flow", "Superstore")
SECRET = "s3cret-pass"


@pytest.fixture
def everything_logged(caplog):
    """All loggers of all libraries, as loud as can be; the text of all their lines."""
    caplog.set_level(logging.DEBUG)
    for name in ("tableau_flows", "httpx", "httpcore", "anyio", "asyncio"):
        caplog.set_level(logging.DEBUG, logger=name)
    return lambda: "\n".join(
        f"{record.name}: {record.getMessage()} {record.exc_text or ''}"
        for record in caplog.records
        if not record.name.startswith(("uvicorn", "starlette"))
    )


@pytest.fixture
def tableau(world, server):
    server.add_user("secretive", password=SECRET, role="SiteAdministratorCreator")
    return world.client(server.url, site="", credentials=PasswordCredentials("secretive", SECRET))


def token_of(tableau) -> str:
    session = getattr(tableau, "_session", None) or tableau._target._session
    return session.shared.identity.token


def test_nothing_secret_is_logged(tableau, server, everything_logged):
    connection = m.ConnectionToPublish(
        server_address="db.example.com",
        connection_credentials=m.ConnectionCredentials(name="n", password=SECRET, embed=True),
    )
    flow = tableau.flows.publish(
        emulator.sample_flow(), name="N", file_type="tfl", connections=[connection]
    )
    for one in tableau.connections.list(FLOW):
        tableau.connections.update(FLOW, one, password=SECRET)
    tableau.flows.delete(flow)
    tokens = [token_of(tableau)]
    tableau.switch_site("")
    tokens.append(token_of(tableau))
    tableau.sign_out()
    logged = everything_logged()
    assert "publishFlow" in logged
    assert "signed in" in logged
    for secret in (SECRET, *tokens):
        assert secret not in logged


def test_nothing_secret_is_in_an_error(tableau, server, raw_answer):
    server.answer_next(500, b"<html>", operation="signIn")
    caught = []
    for call in (
        lambda: tableau.sign_in(),
        lambda: tableau.flows.get("unknown"),
        lambda: tableau.connections.update(FLOW, "unknown", password=SECRET),
    ):
        with pytest.raises(errors.TableauError) as raised:
            call()
        caught.append(raised.value)
    for error in caught:
        shown = "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))
        shown += repr(pickle.dumps(error))
        assert SECRET not in shown
        assert token_of(tableau) not in shown


def test_a_sign_in_answer_that_cannot_be_read_does_not_show_its_token(tableau, server):
    body = b'<tsResponse><credentials token="t0ken|s3cret|x" estimatedTimeToExpiration="1:00:00"'
    server.answer_next(200, body, operation="signIn")
    with pytest.raises(errors.UnreadableReplyError) as caught:
        tableau.sign_in()
    shown = "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
    assert "s3cret" not in shown
    assert "estimatedTimeToExpiration" in shown


def shown_of(error: BaseException) -> str:
    """All that can be seen of an error, with the local variables of every frame but callers'."""
    trace = traceback.TracebackException.from_exception(error, capture_locals=True)
    shown = repr(error) + repr(vars(error)) + repr(pickle.dumps(error))
    while trace is not None:
        # Arguments as the caller gave them stand in his own frames and in the first of ours.
        frames = [frame for frame in trace.stack if "/tests/" not in frame.filename]
        for frame in frames:
            given = frame.filename.endswith("resources.py")
            shown += "" if given else f"{frame.filename} {frame.locals}\n"
        shown += "".join(trace.format_exception_only())
        trace = trace.__cause__ or trace.__context__
    return shown


@pytest.mark.parametrize("fault", ["swallow", "502", "503", "expired", "reset", "truncate"])
def test_no_failure_shows_a_secret(world, server, box, everything_logged, fault):
    faults = {
        "swallow": lambda when: when.swallow(),
        "502": lambda when: when.answer(502, "html"),
        "503": lambda when: when.answer(503, "xml", retry_after=0),
        "expired": lambda when: when.expire_token(),
        "reset": lambda when: when.reset("reply"),
        "truncate": lambda when: when.truncate(),
    }
    server.add_user("secretive", password=SECRET, role="SiteAdministratorCreator")
    tableau = world.client(
        box.url,
        site="",
        credentials=PasswordCredentials("secretive", SECRET),
        retry=RetryPolicy(backoff=0.001),
    )
    connection = m.ConnectionToPublish(
        server_address="db.example.com",
        connection_credentials=m.ConnectionCredentials(name="n", password=SECRET, embed=True),
    )
    tableau.sign_in()
    (one, *_) = tableau.connections.list(FLOW)
    secrets = {SECRET, token_of(tableau)}
    faults[fault](box.on(None, "/sites/", times=20))
    shown = []
    for call in (
        lambda: tableau.flows.publish(
            emulator.sample_flow(), name="N", file_type="tfl", connections=[connection]
        ),
        lambda: tableau.connections.update(FLOW, one, password=SECRET),
        lambda: tableau.flows.get(FLOW),
    ):
        with pytest.raises(errors.TableauError) as caught:
            call()
        shown.append(shown_of(caught.value))
        secrets.add(token_of(tableau))
    for secret in secrets:
        for text in (*shown, everything_logged()):
            assert secret not in text


@pytest.mark.parametrize(
    "credentials",
    [
        TokenCredentials("demo", SECRET),
        PasswordCredentials("admin", SECRET),
        JwtCredentials(SECRET),
        JwtCredentials(lambda: SECRET),
        ConnectedAppCredentials("demo-app", "key", SECRET, "admin", scopes=["tableau:flows:read"]),
    ],
    ids=["token", "password", "jwt", "jwt function", "connected app"],
)
@pytest.mark.parametrize("fault", ["refused", "lost", "page"])
def test_a_failing_sign_in_shows_no_secret(
    world, server, box, everything_logged, credentials, fault
):
    if fault == "lost":
        box.on("POST", "signin").swallow()
    if fault == "page":
        box.on("POST", "signin").answer(502, "html")
    tableau = world.client(
        box.url, site="", credentials=credentials, retry=RetryPolicy(backoff=0.001)
    )
    with pytest.raises(errors.TableauError) as caught:
        tableau.sign_in()
    assert SECRET not in shown_of(caught.value)
    assert SECRET not in everything_logged()
    assert SECRET not in repr(credentials) + repr(tableau)


def test_a_token_in_a_cookie_is_not_logged(world, server, credentials, everything_logged):
    body = (
        '<tsResponse xmlns="http://tableau.com/api"><credentials token="t0ken|s3cret">'
        '<site id="s"/><user id="u"/></credentials></tsResponse>'
    )
    cookie = {"Set-Cookie": "workgroup_session_id=t0ken|s3cret; Secure"}
    server.answer_next(200, body.encode(), headers=cookie, operation="signIn")
    world.client(server.url, site="", credentials=credentials).sign_in()
    logged = everything_logged()
    assert "set-cookie" in logged
    assert "s3cret" not in logged


def test_models_with_secrets_do_not_show_them():
    for model in (
        m.ConnectionCredentials(name="n", password=SECRET),
        m.ConnectionUpdate(password=SECRET),
        m.Session(token=SECRET, site=m.Site(id="s"), user=m.User(id="u")),
    ):
        assert SECRET not in repr(model)


def test_no_logger_is_configured_by_the_library(tableau):
    tableau.sign_in()
    for name, logger in logging.Logger.manager.loggerDict.items():
        if name.startswith("tableau_flows") and isinstance(logger, logging.Logger):
            assert logger.handlers == []
            assert logger.level == logging.NOTSET
