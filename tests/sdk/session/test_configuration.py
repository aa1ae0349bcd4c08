"""Configuration: server, site and credentials, from arguments and from the environment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tableau_flows import (
    ConnectedAppCredentials,
    JwtCredentials,
    PasswordCredentials,
    SessionCredentials,
    TokenCredentials,
)
from tableau_flows._common.versions import parse_version, write_version
from tableau_flows._session.config import given_version, read_config
from tableau_flows.credentials import sign_in_document
from tableau_flows.errors import UsageError

TOKEN = TokenCredentials("ci", "s3cret")
ENVIRONMENT = {
    "TABLEAU_SERVER": "https://env.example.com",
    "TABLEAU_SITE": "env-site",
    "TABLEAU_TOKEN_NAME": "env-token",
    "TABLEAU_TOKEN_SECRET": "env-secret",
}


@pytest.mark.parametrize(
    ("given", "server", "site"),
    [
        ("https://tableau.example.com", "https://tableau.example.com", ""),
        ("https://tableau.example.com/", "https://tableau.example.com", ""),
        ("  https://tableau.example.com ", "https://tableau.example.com", ""),
        ("tableau.example.com", "https://tableau.example.com", ""),
        ("tableau.example.com:8443", "https://tableau.example.com:8443", ""),
        ("HTTP://Tableau.Example.com", "http://tableau.example.com", ""),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765", ""),
        ("http://[::1]:8765/", "http://[::1]:8765", ""),
        ("https://example.com/behind/proxy/", "https://example.com/behind/proxy", ""),
        (
            "https://10ax.online.tableau.com/#/site/sales/home",
            "https://10ax.online.tableau.com",
            "sales",
        ),
        ("https://t.example.com/#/site/a%20b/flows/5", "https://t.example.com", "a b"),
        ("https://t.example.com/#/explore", "https://t.example.com", ""),
        ("https://t.example.com/?:embed=y#/site/sales/home", "https://t.example.com", "sales"),
        ("https://t.example.com/?:iid=1#/explore", "https://t.example.com", ""),
        ("https://t.example.com#/site/sales", "https://t.example.com", "sales"),
        ("https://t.example.com/t/sales/views/W/S?:iid=1", "https://t.example.com", "sales"),
        ("https://t.example.com/t/sales", "https://t.example.com", "sales"),
        ("https://t.example.com/site/sales/flows/5", "https://t.example.com", "sales"),
        ("https://t.example.com/site/a%20b", "https://t.example.com", "a b"),
        ("https://t.example.com/t/sales/#/site/sales/x", "https://t.example.com", "sales"),
        ("https://t.example.com/behind/t/sales/x", "https://t.example.com/behind", "sales"),
        ("https://t.example.com/api/3.21", "https://t.example.com", ""),
        ("https://t.example.com/api/3.21/", "https://t.example.com", ""),
        ("https://t.example.com/api/", "https://t.example.com", ""),
        ("https://t.example.com/api", "https://t.example.com", ""),
        ("https://t.example.com/api/3.21/sites/5/flows", "https://t.example.com", ""),
        ("https://t.example.com/x/api/3.21", "https://t.example.com/x", ""),
        ("https://t.example.com/apis", "https://t.example.com/apis", ""),
        ("https://t.example.com/team", "https://t.example.com/team", ""),
        ("https://tableau.example.com\n", "https://tableau.example.com", ""),
        ("https://t:8443/#/site/sales/users/local/a@b.c", "https://t:8443", "sales"),
        ("https://t/#/user/local/a@b.c/content", "https://t", ""),
        ("https://t/#/views/Daily/Sales/a@b.c/mine", "https://t", ""),
        ("https://t/t/sales/views/Daily/Sales/a@b.c/mine", "https://t", "sales"),
    ],
)
def test_an_address_is_read_the_way_people_write_it(given, server, site):
    config = read_config(given, None, TOKEN, {})
    assert (config.server, config.site) == (server, site)


@pytest.mark.parametrize(
    "given",
    [
        "ftp://t",
        "https://",
        "http://t:port",
        "https://u:p4ss@t",
        "https://t?x=1",
        "http://[",
        ":8",
        "a..b",
        "http://t:0",
        "https://t/?token=p4ss",
        "https://t?x=p4ss#anchor",
        "https://u:p4ss@t/t/sales",
        "https://t/a/../b",
        "https://t/a/%2e%2e/b",
        "https://t\n.example.com",
        "https://t .example.com",
        "https://t\0",
        "https://t\ud800.example.com",
        "https://t<>",
        f"https://{'t' * 64}.example.com",
        "https://t/t/sales/#/site/other",
        b"https://t",
        5,
        True,
        ["https://t"],
    ],
)
def test_what_is_no_address_is_refused_without_showing_a_password(given):
    with pytest.raises(UsageError) as caught:
        read_config(given, None, TOKEN, {})
    assert "p4ss" not in str(caught.value)


MARKS = "/?#"
PASSWORDS = [
    f"{begin}{mark}{more}{end}"
    for begin in ("", "31337", "p4ss", "31337:p4ss", "p4ss@")
    for mark in MARKS
    for more in ("", *MARKS, "t", "a/", "//", "://")
    for end in ("p4ss", "31337", "p4ss/31337", "p4ss?", "p4ss#", "p4ss/")
]
"""Passwords in which "/", "?" or "#" ends the host too early; each part of them may be secret."""


@pytest.mark.parametrize("source", ["server=", "TABLEAU_SERVER"])
@pytest.mark.parametrize("form", ["https://me:{}@h", "ftp://me:{}@h/x", "me:{}@h", "http://{}@h:1"])
def test_no_part_of_a_password_in_an_address_is_shown(source, form):
    for password in PASSWORDS:
        address = form.format(password)
        given, environment = (address, {}) if source == "server=" else (None, {source: address})
        with pytest.raises(UsageError, match=f"^{source}") as caught:
            read_config(given, None, TOKEN, environment)
        told = f"{caught.value}{caught.value.__cause__}{caught.value.__context__}"
        assert "p4ss" not in told, address
        assert "31337" not in told, address


@pytest.mark.parametrize(
    "address", ["https://me:p4ss", "me:p4ss", "ftp://me:p4ss/x", "https://[p4ss"]
)
def test_what_stands_in_place_of_a_port_is_not_shown(address):
    with pytest.raises(UsageError, match="its port is not a number") as caught:
        read_config(address, None, TOKEN, {})
    assert caught.value.__context__ is None
    assert "p4ss" not in str(caught.value)


@pytest.mark.parametrize("host", ["a..b", ".", "a." + "b" * 64, "ü" * 60, "ü..b", ".a", "a.."])
def test_a_host_that_cannot_be_looked_up_is_refused(host):
    with pytest.raises(UsageError, match="server= is not the name of a host: "):
        read_config(f"https://{host}", None, TOKEN, {})


@pytest.mark.parametrize("host", ["a.b.", "b" * 63, "bücher.example.com", "ü" * 30, "[::1]"])
def test_a_host_that_can_be_looked_up_is_taken(host):
    assert read_config(f"https://{host}", None, TOKEN, {}).server == f"https://{host}"


def test_everything_may_come_from_the_environment():
    config = read_config(None, None, None, ENVIRONMENT)
    assert (config.server, config.site) == ("https://env.example.com", "env-site")
    assert config.credentials == TokenCredentials("env-token", "env-secret")


APP = {
    "TABLEAU_SERVER": "https://env.example.com",
    "TABLEAU_APP_CLIENT_ID": "client",
    "TABLEAU_APP_SECRET_ID": "key",
    "TABLEAU_APP_SECRET_VALUE": "value\n",
    "TABLEAU_APP_USER": "ci",
}


@pytest.mark.parametrize(
    ("more", "scopes"),
    [
        ({}, None),
        ({"TABLEAU_APP_SCOPES": " "}, None),
        ({"TABLEAU_APP_SCOPES": "a:b, c:d  e:f"}, ("a:b", "c:d", "e:f")),
        ({"TABLEAU_TOKEN_NAME": "", "TABLEAU_TOKEN_SECRET": " "}, None),
    ],
)
def test_a_connected_app_may_come_from_the_environment(more, scopes):
    credentials = read_config(None, None, None, APP | more).credentials
    assert credentials == ConnectedAppCredentials("client", "key", "value", "ci", scopes)


def test_credentials_of_two_kinds_in_the_environment_are_refused():
    with pytest.raises(UsageError, match=r"both a token .* and a connected app .* are set"):
        read_config(None, None, None, APP | {"TABLEAU_TOKEN_NAME": "n"})
    assert read_config(None, None, TOKEN, APP | ENVIRONMENT).credentials == TOKEN


@pytest.mark.parametrize("name", [name for name in APP if "APP" in name])
def test_a_connected_app_without_one_of_its_variables_is_refused(name):
    with pytest.raises(UsageError, match=f"connected app is incomplete: {name} is not set"):
        read_config(None, None, None, {key: value for key, value in APP.items() if key != name})


def test_arguments_go_before_the_environment():
    config = read_config("https://t", "", TOKEN, ENVIRONMENT)
    assert (config.server, config.site, config.credentials) == ("https://t", "", TOKEN)


@pytest.mark.parametrize("server", [None, ""])
def test_an_empty_server_is_one_that_was_not_given(server):
    config = read_config(server, None, None, environment=ENVIRONMENT)
    assert config.server == "https://env.example.com"


def test_a_long_address_is_refused_by_its_length():
    address = "https://t" + "/a" * 4_000
    with pytest.raises(UsageError, match="server= has 8009 characters; an address has at most"):
        read_config(address, "", TOKEN, environment={})


def test_the_query_of_an_address_of_another_kind_is_not_shown():
    with pytest.raises(UsageError, match="ftp://t/x") as caught:
        read_config("ftp://t/x?key=canary", "", TOKEN, environment={})
    assert "canary" not in str(caught.value)


def test_white_space_around_a_version_does_not_count():
    assert given_version(" 3.21\n") == (3, 21)


def test_the_site_of_a_copied_address_goes_before_the_environment():
    assert read_config("https://t/#/site/sales", None, TOKEN, ENVIRONMENT).site == "sales"


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        ((None, None, TOKEN), {}, "set TABLEAU_SERVER"),
        (("https://t", None, None), {}, "set TABLEAU_TOKEN_NAME and TABLEAU_TOKEN_SECRET"),
        (("https://t", None, None), {"TABLEAU_TOKEN_NAME": "n"}, "TABLEAU_TOKEN_SECRET is not set"),
        (("https://t", None, None), {"TABLEAU_TOKEN_SECRET": "s"}, "TABLEAU_TOKEN_NAME is not set"),
        (("https://t", "https://t/#/site/x", TOKEN), {}, "short name"),
        (
            ("https://t/#/site/a", "b", TOKEN),
            {},
            "the address belongs to site 'a', but site= is 'b'",
        ),
        (("https://t/t/a/x", "b", TOKEN), {}, "the address belongs to site 'a', but site= is 'b'"),
        (("https://t/t/a/#/site/b", None, TOKEN), {}, "two sites: 'a' and 'b'"),
        (
            (None, None, TOKEN),
            {"TABLEAU_SERVER": "https://t/#/site/a", "TABLEAU_SITE": "b"},
            "the address belongs to site 'a', but TABLEAU_SITE is 'b'",
        ),
        (("https://t", " sales", TOKEN), {}, "site= has white space around it: ' sales'"),
        (("https://t", "sales\n", TOKEN), {}, "site= contains a control character"),
        (("https://t", "a\ud800", TOKEN), {}, "site= contains a control character or an unpaired"),
        (("https://t", 5, TOKEN), {}, "site= must be text, not 5"),
        (("https://t", "#site", TOKEN), {}, "short name"),
        (("https://t", "", ("ci", "s3cret")), {}, "credentials= must be one of Token.*not tuple"),
        (("https://t", "", TokenCredentials), {}, "credentials= must be one of .*, not type"),
        (("https://t", "", "s3cret"), {}, "credentials= must be one of .*, not str"),
    ],
)
def test_what_is_missing_or_contradicts_is_named(arguments, environment, words):
    with pytest.raises(UsageError, match=words) as caught:
        read_config(*arguments, environment)
    assert "s3cret" not in str(caught.value)


def test_line_ends_and_blanks_around_variables_do_not_count():
    environment = {name: f" {value}\r\n" for name, value in ENVIRONMENT.items()}
    assert read_config(None, None, None, environment) == read_config(None, None, None, ENVIRONMENT)
    blank = {**ENVIRONMENT, "TABLEAU_TOKEN_SECRET": " \n"}
    with pytest.raises(UsageError, match="TABLEAU_TOKEN_SECRET is not set"):
        read_config(None, None, None, blank)


def test_a_site_of_the_address_in_a_variable_may_be_named_twice():
    environment = {"TABLEAU_SERVER": "https://t/#/site/a", "TABLEAU_SITE": "a\n"}
    assert read_config(None, None, TOKEN, environment).site == "a"
    del environment["TABLEAU_SITE"]
    assert read_config(None, None, TOKEN, environment).site == "a"


def test_an_adopted_session_needs_no_other_credentials():
    session = SessionCredentials("t", "s")
    assert read_config("https://t", None, session, {}).credentials is session


@pytest.mark.parametrize(
    ("credentials", "sent"),
    [
        (TOKEN, {"personal_access_token_name": "ci", "personal_access_token_secret": "s3cret"}),
        (PasswordCredentials("u", "s3cret"), {"name": "u", "password": "s3cret"}),
        (JwtCredentials("s3cret"), {"jwt": "s3cret"}),
        (JwtCredentials(lambda: "s3cret"), {"jwt": "s3cret"}),
    ],
)
def test_credentials_fill_their_own_part_of_the_document(credentials, sent):
    document = sign_in_document(credentials, "sales")
    assert document.site.content_url == "sales"
    assert document.user is None
    fields = (
        "name",
        "password",
        "personal_access_token_name",
        "personal_access_token_secret",
        "jwt",
    )
    filled = {name: getattr(document, name) for name in fields}
    assert {name: value for name, value in filled.items() if value is not None} == sent
    assert "s3cret" not in repr(credentials)
    assert "s3cret" not in repr(document)


@pytest.mark.parametrize("kind", [TokenCredentials, PasswordCredentials])
def test_somebody_else_can_be_acted_as(kind):
    document = sign_in_document(kind("n", "s", impersonate="user-7"), "")
    assert document.user is not None
    assert document.user.id == "user-7"


def test_configuration_does_not_show_credentials():
    assert "s3cret" not in repr(read_config("https://t", None, TOKEN, {}))


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_versions_are_pairs_of_numbers(major, minor):
    assert parse_version(write_version((major, minor))) == (major, minor)


def test_3_10_is_above_3_9():
    assert parse_version("3.10") > parse_version("3.9")


@pytest.mark.parametrize("version", [3.21, 3, True, b"3.21", (3, 21)])
def test_a_version_is_text_since_3_20_is_not_3_2(version):
    with pytest.raises(UsageError, match=r'api_version= must be text such as "3\.21", not '):
        given_version(version)


@pytest.mark.parametrize("text", ["", "3", "3.", "3.x", "3.1.2", "-3.1", "3.１", "2021.4.1"])
def test_what_is_no_version_is_refused(text):
    with pytest.raises(UsageError, match=r"such as 3\.21"):
        given_version(text)
