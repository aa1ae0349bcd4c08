"""What the values of a profile are used for, which profile is chosen, and what is refused."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.session import connecting
from tableau_flows.cli.session.options import Options
from tableau_flows.cli.session.profiles import Profile, chosen_profile
from tableau_flows.cli.session.secrets import from_environment, secret_of

SERVER = '[profiles.a]\nserver = "https://tableau.example.com"\n'
APP = f'{SERVER}client_id = "app"\nsecret_id = "key"\nuser = "me"\nsecret_env = "APP"\n'


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes the file of profiles."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def write(text: str | bytes) -> None:
        folder = tmp_path / "tableau-flows"
        folder.mkdir()
        content = text.encode() if isinstance(text, str) else text
        (folder / "profiles.toml").write_bytes(content)

    return write


@pytest.fixture
def connected(monkeypatch):
    """Returns the arguments of the client that a command makes with these options."""

    def connected(**given: str) -> SimpleNamespace:
        monkeypatch.setattr(
            connecting, "Client", lambda server, **rest: SimpleNamespace(server=server, **rest)
        )
        return connecting.connect(Options(**given))

    return connected


OTHERS = """
site = "sales"
api_version = "3.20"
ca_file = "own.pem"
proxy = "http://proxy.example.com:3128"
"""


def test_a_profile_has_the_values_of_the_connection(write, connected):
    write(SERVER + OTHERS)
    made = connected(profile="a")
    assert made.server == "https://tableau.example.com"
    assert (made.site, made.api_version) == ("sales", "3.20")
    assert (made.verify, made.proxy) == ("own.pem", "http://proxy.example.com:3128")


def test_options_win_over_the_values_of_a_profile(write, connected):
    write(SERVER + OTHERS)
    given = {"site": "", "api_version": "3.21", "ca_file": "b.pem", "proxy": "http://b:1"}
    made = connected(profile="a", **given)
    assert (made.site, made.api_version, made.verify, made.proxy) == tuple(given.values())


def test_without_values_of_its_own_a_profile_leaves_the_usual_ones(write, connected):
    write(SERVER)
    made = connected(profile="a")
    assert (made.api_version, made.verify, made.proxy) == (None, True, None)


def test_a_proxy_of_a_profile_that_holds_a_password_is_refused_and_not_shown(write, connected):
    write(f'{SERVER}proxy = "http://me:a-secret@proxy.example.com"\n')
    with pytest.raises(CommandError) as raised:
        connected(profile="a")
    assert "HTTPS_PROXY" in str(raised.value)
    assert "a-secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        ("", None),
        ('scopes = "tableau:flows:read tableau:tasks:read"', 2),
        ('scopes = ["tableau:flows:read"]', 1),
    ],
)
def test_an_app_has_the_scopes_of_its_profile(write, connected, monkeypatch, scopes, expected):
    monkeypatch.setenv("APP", "a-secret-value-of-thirty-two-bytes-or-more")
    write(f"{APP}{scopes}\n")
    credentials = connected(profile="a").credentials
    found = credentials.scopes
    assert (found if found is None else len(found)) == expected
    assert (credentials.client_id, credentials.secret_id, credentials.user) == ("app", "key", "me")


def test_the_site_of_a_profile_may_be_the_default_one(write):
    write(f'{SERVER}site = ""\n')
    assert chosen_profile("a", None, {}).site == ""


@pytest.mark.parametrize("key", ["token_name", "user", "secret_env", "proxy", "ca_file"])
def test_a_value_that_is_empty_is_refused(write, key):
    write(f'{SERVER}{key} = " "\n')
    with pytest.raises(CommandError, match=f"profile 'a': {key} must be text"):
        chosen_profile("a", None, {})


@pytest.mark.parametrize(
    ("name", "server", "environment", "expected"),
    [
        (None, None, {}, "a"),
        ("b", None, {}, "b"),
        ("b", None, {"TABLEAU_PROFILE": "a", "TABLEAU_SERVER": "x"}, "b"),
        (None, None, {"TABLEAU_PROFILE": "b"}, "b"),
        (None, None, {"TABLEAU_PROFILE": "b", "TABLEAU_SERVER": "x"}, "b"),
        (None, None, {"TABLEAU_PROFILE": ""}, "a"),
        (None, None, {"TABLEAU_SERVER": "x"}, None),
        (None, "https://x", {}, None),
        (None, "https://x", {"TABLEAU_PROFILE": "b"}, None),
    ],
)
def test_a_profile_is_chosen_by_option_by_variable_or_as_the_default(
    write, name, server, environment, expected
):
    write(f'default = "a"\n{SERVER}[profiles.b]\nserver = "https://b.example.com"\n')
    chosen = chosen_profile(name, server, environment)
    assert (chosen and chosen.name) == expected


def test_without_a_default_no_profile_is_chosen(write):
    write(SERVER)
    assert chosen_profile(None, None, {}) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"[profiles.a]\nserver = '\xff a-secret'\n", "profiles.toml is not a "),
        ('default = 1\n[profiles.a]\nserver = "x"', "must hold tables"),
        (
            'default = "b"\n[profiles.a]\nserver = "x"\n',
            "the default profile 'b' does not exist",
        ),
        (f'{SERVER}token_name = "t"\nuser = "me"\n', "it signs in one way"),
        (
            f'{SERVER}token_name = "t"\nclient_id = "app"\nsecret_id = "k"\n',
            "it signs in one way",
        ),
        (f'{SERVER}client_id = "app"\nsecret_id = "k"\n', "needs client_id, secret_id and user"),
        (f'{SERVER}client_id = "app"\nuser = "me"\n', "needs client_id, secret_id and user"),
        (f'{SERVER}user = "me"\nscopes = "a"\n', "without client_id"),
        (f'{SERVER}user = "me"\nsecret_id = "a"\n', "without client_id"),
        (f'{APP}scopes = ["a", 1]\n', "scopes must be a text or a list of texts"),
        (f'{APP}scopes = ["a", ""]\n', "scopes must be a text or a list of texts"),
        (f'{APP}scopes = " "\n', "scopes must be a text or a list of texts"),
    ],
)
def test_a_profile_that_is_wrong_is_refused_without_its_values(write, text, reason):
    write(text)
    with pytest.raises(CommandError) as raised:
        chosen_profile("a", None, {})
    assert reason in str(raised.value)
    assert "a-secret" not in str(raised.value)


def test_a_command_for_the_password_is_split_as_in_a_shell(write):
    write(f"{SERVER}password_command = \"pass show 'tableau ci' --one\"\n")
    assert chosen_profile("a", None, {}).password_command == (
        *("pass", "show", "tableau ci", "--one"),
    )


def test_a_list_of_words_is_not_split(write):
    write(f'{SERVER}password_command = ["pass", "a \'b"]\n')
    assert chosen_profile("a", None, {}).password_command == ("pass", "a 'b")


@pytest.mark.parametrize("value", ["the secret", " the secret", "the secret\n"])
def test_space_around_a_secret_in_a_variable_is_no_part_of_it(monkeypatch, value):
    monkeypatch.setenv("SECRET", value)
    assert from_environment("SECRET", "a") == "the secret"


@pytest.mark.parametrize("value", ["", " ", "\n"])
def test_a_variable_that_holds_only_space_holds_no_secret(monkeypatch, value):
    monkeypatch.setenv("SECRET", value)
    with pytest.raises(CommandError, match="the variable SECRET, with the secret of a, is not set"):
        from_environment("SECRET", "a")


@pytest.mark.parametrize("name", ["hunter2", "A-SECRET", "A SECRET", "", "A" * 101, "1A", "Ä"])
def test_what_cannot_be_the_name_of_a_variable_may_be_a_secret_and_is_not_shown(name):
    with pytest.raises(CommandError) as caught:
        from_environment(name, "a", "--password-env")
    assert str(caught.value) == (
        "--password-env: no variable has the name that is given for the secret of a; it is not"
        " shown, since it may be the secret itself"
    )


def test_a_variable_in_small_letters_can_hold_a_secret(monkeypatch):
    monkeypatch.setenv("my_secret", "the secret")
    assert from_environment("my_secret", "a") == "the secret"


@pytest.mark.parametrize(
    ("written", "reason"),
    [(r"a-secret\xff\n", "printed no UTF-8"), (r"\xff", "printed no UTF-8")],
)
def test_a_secret_that_is_no_utf_8_is_refused_and_not_shown(written, reason):
    code = f"import sys; sys.stdout.buffer.write(b'{written}')"
    command = (sys.executable, "-c", code)
    profile = Profile(name="a", server="x", token_name="t", password_command=command)
    with pytest.raises(CommandError) as raised:
        secret_of(profile)
    assert reason in str(raised.value)
    assert "a-secret" not in str(raised.value)
