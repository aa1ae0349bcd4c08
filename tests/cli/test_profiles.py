"""Profiles: which one is used, where its secret comes from, and what is refused."""

from __future__ import annotations

import os
import sys

import pytest
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.session.profiles import Profile
from tableau_flows.cli.session.secrets import secret_of

NOTHING = dict.fromkeys(("TABLEAU_SERVER", "TABLEAU_SITE")) | dict.fromkeys(
    ("TABLEAU_TOKEN_NAME", "TABLEAU_TOKEN_SECRET")
)


@pytest.fixture
def write(tmp_path):
    """Writes the file of profiles."""

    def write(text: str) -> None:
        folder = tmp_path / "config" / "tableau-flows"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "profiles.toml").write_text(text, "utf-8")

    return write


@pytest.fixture
def profiles(write, server):
    """Two profiles, of which the first is the default."""
    write(f"""
default = "prod"
[profiles.prod]
server = "{server.url}"
token_name = "publisher"
secret_env = "PROD_SECRET"
[profiles.sales]
server = "{server.url}"
site = "sales"
token_name = "demo"
password_command = ["{sys.executable}", "-c", "print('demo-secret')"]
""")


def user_of(done):
    (record,) = done.records
    return record["user"], record["site"]


def test_the_default_profile_is_used_where_nothing_else_is_given(cli, profiles):
    done = cli("whoami", "--json", PROD_SECRET="publisher-secret", **NOTHING)
    assert user_of(done) == ("publisher", "")


def test_the_environment_wins_over_the_default_profile(cli, profiles):
    assert user_of(cli("whoami", "--json")) == ("admin", "")


@pytest.mark.parametrize("way", ["option", "option before the command", "variable"])
def test_a_profile_is_chosen_and_wins_over_the_environment(cli, profiles, way):
    if way == "variable":
        done = cli("whoami", "--json", TABLEAU_PROFILE="sales", TABLEAU_TOKEN_NAME="x")
    elif way == "option":
        done = cli("whoami", "--json", "--profile", "sales", TABLEAU_TOKEN_NAME="x")
    else:
        done = cli("--profile", "sales", "whoami", "--json", TABLEAU_TOKEN_NAME="x")
    assert user_of(done) == ("admin", "sales")


def test_the_site_of_a_profile_can_be_replaced(cli, profiles):
    assert user_of(cli("whoami", "--json", "--profile", "sales", "--site", "")) == ("admin", "")


def test_a_user_signs_in_with_a_password(cli, write, server):
    write(f'[profiles.a]\nserver = "{server.url}"\nuser = "viewer"\nsecret_env = "PASSWORD"\n')
    done = cli("whoami", "--json", "--profile", "a", PASSWORD="viewer")
    assert user_of(done) == ("viewer", "")


def test_a_connected_app_signs_in(cli, write, server):
    write(f"""
[profiles.a]
server = "{server.url}"
client_id = "demo-app"
secret_id = "demo-app-secret"
user = "publisher"
scopes = "tableau:flows:read tableau:content:read"
secret_env = "APP"
""")
    value = "demo-app-secret-value-of-an-emulated-server"
    done = cli("list", "--profile", "a", "--json", APP=value)
    assert done.code == 0, done.stderr
    assert "Budget" in {record["name"] for record in done.records}


def test_a_profile_without_credentials_takes_those_of_the_environment(cli, write, server):
    write(f'[profiles.a]\nserver = "{server.url}"\n')
    assert user_of(cli("whoami", "--json", "--profile", "a")) == ("admin", "")


def test_profiles_are_listed_without_secrets(cli, profiles):
    done = cli("profiles", "--json")
    assert [(one["id"], one["default"]) for one in done.records] == [
        ("prod", True),
        ("sales", False),
    ]
    assert done.records[0]["credentials"] == "token publisher"
    assert "secret" not in done.stdout


def test_without_a_file_there_are_no_profiles(cli):
    done = cli("profiles")
    assert (done.code, done.stdout) == (0, "")
    assert "there are no profiles in" in done.stderr


SERVER = '[profiles.a]\nserver = "https://tableau.example.com"\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[profiles.a", "is not a TOML file"),
        ('default = "a"', "the default profile 'a' does not exist"),
        ("[profile.a]", "must hold tables [profiles.NAME]"),
        ("[profiles]\na = 1", "must be a table"),
        ("[profiles.a]\n", "has no server"),
        ("[profiles.a]\nserver = 1", "server must be text"),
        (SERVER + 'token_secret = "a-secret"', "this file holds no secrets"),
        (SERVER + 'password = "a-secret"', "this file holds no secrets"),
        (SERVER + 'tokn_name = "a-secret"', "has the unknown key 'tokn_name'"),
        (SERVER + 'token_name = "a"\nuser = "b"', "it signs in one way"),
        (SERVER + 'client_id = "a"', "a connected app needs client_id, secret_id and user"),
        (SERVER + 'secret_id = "a"', "without client_id"),
        (SERVER + "password_command = []", "password_command must be a text or a list of texts"),
        (SERVER + 'secret_env = "A"\npassword_command = "b"', "use one of them"),
        (
            SERVER + 'token_name = "a"\nsecret_env = "UNSET"',
            "the variable UNSET, with the",
        ),
    ],
)
def test_a_file_that_is_wrong_is_refused_without_showing_its_values(cli, write, text, reason):
    write(text)
    done = cli("list", "--profile", "a")
    assert (done.code, done.stdout) == (2, "")
    assert reason in done.stderr
    assert "a-secret" not in done.stderr


def test_an_unknown_profile_is_refused_with_similar_names(cli, profiles):
    done = cli("list", "--profile", "slaes")
    assert done.code == 2
    assert "there is no profile 'slaes'" in done.stderr
    assert "similar names: sales" in done.stderr


def test_the_secret_of_a_profile_does_not_go_to_another_server(cli, profiles):
    done = cli("list", "--profile", "sales", "--server", "http://127.0.0.1:9")
    assert done.code == 2
    assert "--server and --profile cannot be used together" in done.stderr


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import sys; sys.exit(3)", "failed with code 3"),
        ("pass", "printed nothing"),
        ("print(); print('second')", "printed nothing"),
    ],
)
def test_a_command_that_gives_no_secret_is_an_error(code, reason):
    command = (sys.executable, "-c", code)
    profile = Profile(name="a", server="x", token_name="t", password_command=command)
    with pytest.raises(CommandError, match=reason):
        secret_of(profile)


def test_a_command_that_is_missing_is_an_error():
    profile = Profile(name="a", server="x", token_name="t", password_command=("/nowhere/at-all",))
    with pytest.raises(CommandError, match="cannot be run: No such file or directory"):
        secret_of(profile)


def test_only_the_first_line_of_a_command_is_the_secret():
    command = (sys.executable, "-c", "print('the secret '); print('more')")
    profile = Profile(name="a", server="x", token_name="t", password_command=command)
    assert secret_of(profile) == "the secret"


KEYRING = """
def get_password(service, user):
    if user == "broken":
        raise RuntimeError("locked: a-secret")
    return "publisher-secret" if (service, user) == ("tableau-flows", "a") else None
"""


@pytest.fixture
def keyring(tmp_path):
    """A folder with a keyring that knows the secret of the profile a."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "keyring.py").write_text(KEYRING)
    return folder


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("a", 0, ""),
        ("b", 2, "keyring set tableau-flows b"),
        ("broken", 2, "the keyring cannot be read (RuntimeError)"),
    ],
)
def test_the_secret_comes_from_the_keyring(cli, write, server, keyring, name, code, reason):
    write(f'[profiles.{name}]\nserver = "{server.url}"\ntoken_name = "publisher"\n')
    path = os.pathsep.join([str(keyring), os.environ.get("PYTHONPATH", "")])
    done = cli("whoami", "--profile", name, PYTHONPATH=path)
    assert done.code == code, done.stderr
    assert reason in done.stderr
    assert "a-secret" not in done.stderr


def test_without_a_keyring_the_other_ways_are_named(cli, write, server):
    write(f'[profiles.a]\nserver = "{server.url}"\ntoken_name = "publisher"\n')
    done = cli("whoami", "--profile", "a")
    assert done.code == 2
    assert "give it secret_env or password_command, or install keyring" in done.stderr


def test_a_proxy_with_a_password_is_refused_and_not_shown(cli):
    done = cli("list", "--proxy", "http://me:a-secret@proxy.example.com")
    assert done.code == 2
    assert "HTTPS_PROXY" in done.stderr
    assert "a-secret" not in done.stderr


def test_a_file_of_authorities_that_is_missing_is_named_by_its_option(cli):
    done = cli("list", "--ca-file", "none.pem", "--server", "https://127.0.0.1:9")
    assert done.code == 2
    assert "--ca-file" in done.stderr
