"""Named profiles: which server to use and how to sign in, in one TOML file without secrets.

```toml
default = "prod"

[profiles.prod]
server = "https://tableau.example.com"
site = "sales"
token_name = "ci"
password_command = ["pass", "show", "tableau/ci"]
```

A profile signs in with a personal access token (`token_name`), a user (`user`), or a connected app
(`client_id`, `secret_id` and `user`; `scopes` if wanted); without these, with the credentials in
the environment. The secret comes from the variable that `secret_env` names, from the first line
that `password_command` prints (a list, or a text that is split like in a shell, which it does not
run), or else from the keyring of the system, service "tableau-flows", with the name of the profile
as user name. `api_version`, `ca_file` and `proxy` are as the options of the command.

A profile is whole: without `site` it is for the default site, whatever TABLEAU_SITE says, so that
its secret is not sent to a site that the environment names. Only the profile that is used must be
right; the others may have mistakes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple, cast

from tableau_flows._common.similar_names import similar_names
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.session.files import read_text, toml_of

_SECRET_KEYS = frozenset({"token_secret", "secret", "password", "secret_value", "token"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A profile; its fields are the keys in the file, but `name`.

    Attributes:
        name: The name.
        server: The address of the server.
        site: The short name of the site; the default site if None.
        token_name: The name of a personal access token.
        user: The name of a user.
        client_id: The client id of a connected app.
        secret_id: The id of a secret of the app.
        scopes: The scopes of the session of the app; those that calls need if empty.
        secret_env: The variable of the environment that holds the secret.
        password_command: The command that prints the secret.
        api_version: The version of the REST API.
        ca_file: A file with certificate authorities to trust.
        proxy: The address of a proxy.
    """

    name: str
    server: str
    site: str | None = None
    token_name: str | None = None
    user: str | None = None
    client_id: str | None = None
    secret_id: str | None = None
    scopes: tuple[str, ...] = ()
    secret_env: str | None = None
    password_command: tuple[str, ...] = ()
    api_version: str | None = None
    ca_file: str | None = None
    proxy: str | None = None

    @property
    def credentials(self) -> str:
        """How the profile signs in, in words."""
        if self.client_id is not None:
            return f"connected app {self.client_id} as {self.user}"
        if self.token_name is not None:
            return f"token {self.token_name}"
        return "from the environment" if self.user is None else f"user {self.user}"


def profiles_path() -> Path:
    """Return the path of the file."""
    from platformdirs import user_config_path

    return user_config_path("tableau-flows", appauthor=False) / "profiles.toml"


def chosen_profile(
    name: str | None, server: str | None, environment: Mapping[str, str] | None = None
) -> Profile | None:
    """Return the profile to use, if any.

    It is the one of `--profile` or TABLEAU_PROFILE; without these the default of the file, unless
    the server is given or TABLEAU_SERVER is set.

    Args:
        name: The value of `--profile`.
        server: The value of `--server`.
        environment: The variables of the environment; those of the process if omitted.

    Raises:
        CommandError: There is no such profile, or the file is wrong.
    """
    environment = os.environ if environment is None else environment
    source = "--profile"
    if name is None and server is None:
        name, source = environment.get("TABLEAU_PROFILE") or None, "TABLEAU_PROFILE"
    if name is None:
        if server is not None or environment.get("TABLEAU_SERVER"):
            return None
        return next((entry.profile() for entry in read_profiles() if entry.is_default), None)
    if server is not None:
        raise CommandError("--server and --profile cannot be used together")
    known = {entry.name: entry for entry in read_profiles()}
    if name not in known:
        similar = similar_names(name, known, 3)
        near = f"; similar names: {', '.join(similar)}" if similar else ""
        raise CommandError(f"{source}: there is no profile {name!r} in {profiles_path()}{near}")
    return known[name].profile()


class Entry(NamedTuple):
    """A profile in the file, which may have mistakes.

    Attributes:
        name: The name.
        is_default: Whether it is the default.
        table: What the file has under the name.
        path: The path of the file.
    """

    name: str
    is_default: bool
    table: object
    path: Path

    def profile(self) -> Profile:
        """Return the profile.

        Raises:
            CommandError: It is wrong.
        """
        return _profile(self.path, self.name, self.table)


def read_profiles() -> list[Entry]:
    """Return the profiles of the file.

    Raises:
        CommandError: The file is wrong.
    """
    path = profiles_path()
    try:
        document = toml_of(read_text(path))
    except FileNotFoundError:
        return []
    except ValueError:
        # Without the message, which may quote a line of the file.
        raise CommandError(f"{path} is not a TOML file") from None
    tables: object = document.pop("profiles", {})
    default: object = document.pop("default", None)
    if document or not isinstance(tables, dict) or not isinstance(default, str | None):
        raise CommandError(f'{path} must hold tables [profiles.NAME], and default = "NAME"')
    given = cast("dict[str, object]", tables)
    if default is not None and default not in given:
        raise CommandError(f"{path}: the default profile {default!r} does not exist")
    return [Entry(name, name == default, table, path) for name, table in given.items()]


def _profile(path: Path, name: str, table: object) -> Profile:
    where = f"{path}, profile {name!r}"
    if not isinstance(table, dict):
        raise CommandError(f"{where} must be a table")
    values = cast("dict[str, Any]", table)
    if secret := sorted(_SECRET_KEYS & values.keys()):
        raise CommandError(
            f"{where} has {secret[0]}, but this file holds no secrets: use secret_env,"
            " password_command or the keyring"
        )
    known = [field.name for field in fields(Profile) if field.name != "name"]
    for key, value in values.items():
        if key not in known:
            raise CommandError(f"{where} has the unknown key {key!r}; it may have {known}")
        if key in {"scopes", "password_command"}:
            values[key] = _words(where, key, value)
        elif not isinstance(value, str) or (not value.strip() and key != "site"):
            raise CommandError(f"{where}: {key} must be text")
    if "server" not in values:
        raise CommandError(f"{where} has no server")
    if "@" in values["server"]:
        raise CommandError(f"{where}: server must not hold a user or a password")
    profile = Profile(name=name, **values)
    _check_credentials(where, profile)
    return profile


def _words(where: str, key: str, value: object) -> tuple[str, ...]:
    """Return a list of texts, or a text that is split."""
    if isinstance(value, str):
        import shlex

        try:
            value = shlex.split(value) if key == "password_command" else value.split()
        except ValueError:
            raise CommandError(f"{where}: {key} has an unbalanced quotation mark") from None
    items = tuple(cast("list[object]", value)) if isinstance(value, list) else ()
    words = tuple(item for item in items if isinstance(item, str) and item)
    if not words or len(words) != len(items):
        raise CommandError(f"{where}: {key} must be a text or a list of texts")
    return words


def _check_credentials(where: str, profile: Profile) -> None:
    if profile.token_name is not None and (profile.user or profile.client_id):
        raise CommandError(f"{where} has token_name and user or client_id: it signs in one way")
    if profile.client_id is not None and None in (profile.secret_id, profile.user):
        raise CommandError(f"{where}: a connected app needs client_id, secret_id and user")
    if profile.client_id is None and (profile.secret_id is not None or profile.scopes):
        raise CommandError(f"{where} has secret_id or scopes without client_id")
    if profile.secret_env is not None and profile.password_command:
        raise CommandError(f"{where} has secret_env and password_command: use one of them")
