"""Reads connections of Airflow into what a client needs; without Airflow itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tableau_flows import (
    AsyncClient,
    Client,
    ConnectedAppCredentials,
    Credentials,
    PasswordCredentials,
    TokenCredentials,
)
from tableau_flows.errors import UsageError
from tableau_flows.integrations.airflow.names import AUTHS, FIELD_DESCRIPTIONS


class AirflowConnection(Protocol):
    """What is read of a connection of Airflow."""

    @property
    def conn_id(self) -> str:
        """Its name."""
        ...

    @property
    def host(self) -> str | None:
        """The address of the server, with or without a scheme."""
        ...

    @property
    def schema(self) -> str | None:
        """The scheme, if the host has none."""
        ...

    @property
    def port(self) -> int | None:
        """The port, if the host has none."""
        ...

    @property
    def login(self) -> str | None:
        """The name of the token, or of the user."""
        ...

    @property
    def password(self) -> str | None:
        """The secret of the token or of the connected app, or the password."""
        ...

    @property
    def extra_dejson(self) -> Mapping[str, object]:
        """The other fields."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """What a client needs; equal settings can share one client.

    Attributes:
        server: The address of the server.
        site: The short name of the site; None if the address of the server has it.
        credentials: The credentials to sign in with.
        api_version: The version of the REST API; the newest that both sides know if None.
        verify: Whether certificates are verified, or the path of certificate authorities.
        proxy: The address of a proxy; None for the environment variables.
    """

    server: str
    site: str | None
    credentials: Credentials = field(repr=False)
    api_version: str | None = None
    verify: bool | str = True
    proxy: str | None = None

    def client(self) -> Client:
        """Make a client; nothing is sent yet."""
        return Client(
            self.server,
            site=self.site,
            credentials=self.credentials,
            api_version=self.api_version,
            verify=self.verify,
            proxy=self.proxy,
        )

    def async_client(self) -> AsyncClient:
        """Make an async client; nothing is sent yet."""
        return AsyncClient(
            self.server,
            site=self.site,
            credentials=self.credentials,
            api_version=self.api_version,
            verify=self.verify,
            proxy=self.proxy,
        )


def read_settings(connection: AirflowConnection) -> Settings:
    """Read a connection.

    Raises:
        UsageError: A field is missing or wrong; the error names the connection and the field, and
            shows no secret.
    """
    extra = _Extra(connection.conn_id, connection.extra_dejson)
    server = _server(connection)
    site = extra.text("site")
    proxy = extra.text("proxy")
    if proxy is not None and "@" in proxy:
        raise extra.error("proxy", "must not hold a password; the environment variables may")
    return Settings(
        server=server,
        # The address of a page in the browser has the site in it.
        site=site if site is not None or "#" in server else "",
        credentials=_credentials(connection, extra),
        api_version=extra.text("api_version"),
        verify=extra.verify(),
        proxy=proxy,
    )


class _Extra:
    """The extra of a connection; empty texts, as forms send them, count as missing."""

    def __init__(self, connection: str, values: Mapping[str, object]) -> None:
        self._connection = connection
        self._values = values

    def text(self, name: str) -> str | None:
        """Return a text, or None.

        Raises:
            UsageError: The value is no text.
        """
        value = self._values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise self.error(name, f"must be text, not {type(value).__name__}")
        return value

    def verify(self) -> bool | str:
        """Return whether certificates are verified, or with which authorities."""
        if isinstance(value := self._values.get("verify"), bool):
            return value
        text = self.text("verify")
        if text is None:
            return True
        return {"true": True, "false": False}.get(text.lower(), text)

    def required(self, name: str, auth: str) -> str:
        """Return a text that a way to sign in needs."""
        value = self.text(name)
        if value is None:
            raise self.error(name, f"is needed to sign in with auth={auth}")
        return value

    def error(self, name: str, flaw: str) -> UsageError:
        """Return the error about a field."""
        label = FIELD_DESCRIPTIONS[name][0]
        return UsageError(
            f"the connection {self._connection!r}: {name} ({label}, in its extra) {flaw}"
        )


def _server(connection: AirflowConnection) -> str:
    host = (connection.host or "").strip()
    if not host:
        raise UsageError(
            f"the connection {connection.conn_id!r} has no host; set it to the address of the"
            " Tableau server, such as https://tableau.example.com"
        )
    if "://" in host:
        return host
    # A connection that is written as a URI has these apart.
    port = "" if connection.port is None else f":{connection.port}"
    return f"{connection.schema or 'https'}://{host}{port}"


def _credentials(connection: AirflowConnection, extra: _Extra) -> Credentials:
    client_id = extra.text("client_id")
    auth = extra.text("auth") or (AUTHS[0] if client_id is None else "connected_app")
    if auth not in AUTHS:
        raise extra.error("auth", f"must be one of {', '.join(AUTHS)}, not {auth!r}")
    for name, value in (("login", connection.login), ("password", connection.password)):
        if not value:
            raise UsageError(
                f"the connection {connection.conn_id!r} has no {name}, which auth={auth} needs"
            )
    login, secret = connection.login or "", connection.password or ""
    if auth == "connected_app":
        return ConnectedAppCredentials(
            extra.required("client_id", auth), extra.required("secret_id", auth), secret, login
        )
    if auth == "password":
        return PasswordCredentials(login, secret)
    return TokenCredentials(login, secret)
