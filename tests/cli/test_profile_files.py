"""Files that users write: profiles and rules that are wrong, too large, or hold a secret."""

from __future__ import annotations

import json
import sys

import pytest
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.session import files
from tableau_flows.cli.session.profiles import Profile
from tableau_flows.cli.session.secrets import secret_of


@pytest.fixture
def path(tmp_path):
    """The file of profiles."""
    folder = tmp_path / "config" / "tableau-flows"
    folder.mkdir(parents=True)
    return folder / "profiles.toml"


RIGHT = '[profiles.right]\nserver = "https://tableau.example.com"\ntoken_name = "t"\n'


def wrong(line):
    return f'{RIGHT}[profiles.a]\nserver = "https://tableau.example.com"\n{line}\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            RIGHT + '[profiles.a]\nserver = "http://user:CANARY@example.com/"\n',
            "server must not hold a user or a password",
        ),
        (wrong('password_command = "echo \'CANARY"'), "password_command has an unbalanced"),
        (wrong('token_secret = "CANARY"'), "this file holds no secrets"),
    ],
    ids=["secret in the address", "unbalanced quotation mark", "secret"],
)
def test_only_the_profile_that_is_used_must_be_right(cli, path, text, reason):
    path.write_text(text)
    listed = cli("profiles", "--json")
    assert [record["id"] for record in listed.records] == ["right"]
    used = cli("list", "--profile", "a")
    for done in (listed, used):
        assert done.code == 2
        (line,) = done.stderr.splitlines()
        assert reason in line
        assert "'a'" in line
        assert "CANARY" not in done.stdout + done.stderr
    assert "the profile 'right' has no secret" in cli("list", "--profile", "right").stderr


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = " + "[" * 5_000, "is not a TOML file"),
        ("# " + "x" * 1_000_000, "profiles.toml has more than 1 MB"),
        (b"a = '\xff'", "is not a TOML file"),
    ],
    ids=["deep", "large", "no UTF-8"],
)
def test_a_file_of_profiles_that_cannot_be_read_is_a_usage_error(cli, path, text, reason):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = cli("profiles")
    assert (done.code, done.stdout) == (2, "")
    assert reason in done.stderr


def test_a_file_without_an_end_is_not_read_to_its_end(cli, tmp_path):
    rules = tmp_path / "rules.toml"
    rules.symlink_to("/dev/zero")
    done = cli("permissions", "set", "Superstore", rules)
    assert done.code == 2
    assert "rules.toml has more than 1 MB" in done.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [("rules.toml", "grants = " + "[" * 5_000), ("rules.json", "[" * 100_000)],
)
def test_rules_that_are_nested_too_deeply_are_a_usage_error(cli, tmp_path, name, text):
    (tmp_path / name).write_text(text)
    done = cli("permissions", "set", "Superstore", name)
    assert done.code == 2
    assert f"{name}: it is nested too deeply" in done.stderr


def test_a_profile_without_a_site_is_for_the_default_site(cli, path, server):
    path.write_text(
        f'[profiles.a]\nserver = "{server.url}"\ntoken_name = "demo"\nsecret_env = "SECRET"\n'
    )
    given = {"SECRET": "demo-secret", "TABLEAU_SITE": "sales"}
    (record,) = cli("whoami", "--json", "--profile", "a", **given).records
    assert record["site"] == ""
    (record,) = cli("whoami", "--json", "--profile", "a", "--site", "sales", **given).records
    assert record["site"] == "sales"
    (listed,) = cli("profiles", "--json", **given).records
    assert listed["site"] == ""


def test_a_command_with_a_nul_character_is_a_usage_error():
    command = (sys.executable, "-c", "a\0b")
    profile = Profile(name="a", server="x", token_name="t", password_command=command)
    with pytest.raises(CommandError, match="has a NUL character"):
        secret_of(profile)


def test_a_text_may_begin_with_a_byte_order_mark(tmp_path):
    path = tmp_path / "rules.json"
    path.write_bytes(b"\xef\xbb\xbf{}")
    assert json.loads(files.read_text(path)) == {}


def test_a_text_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "rules.json"
    path.write_bytes(b"\xff")
    with pytest.raises(ValueError, match="not a text in UTF-8"):
        files.read_text(path)
