"""No token and no password shows anywhere: not in logs, errors, tracebacks, reprs or pickles."""

from __future__ import annotations

import logging
import pickle
import traceback

import pytest
from tableau_flows import PasswordCredentials, emulator, errors
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
    return session.identity.token


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
    server.answer_next(502, b"<html>", operation="signIn")
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
