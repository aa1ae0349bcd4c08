"""Controls that add users, change their roles, and add and remove their credentials."""

from __future__ import annotations

from collections.abc import Collection

from tableau_flows_generated.models import SiteRole

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.store.lookups import LOCAL, find_site, find_user


class UserControls(ControlsBase):
    """Controls for users and for how they sign in."""

    def add_user(
        self,
        name: str,
        *,
        role: str = "Creator",
        password: str | None = None,
        full_name: str | None = None,
        email: str | None = None,
        site: str = "",
    ) -> str:
        """Add a user to a site and to its group All Users.

        Args:
            name: Login name.
            role: Site role, such as ``Creator``, ``Explorer`` or ``Viewer``.
            password: Password; equal to the name if left out.
            full_name: Display name; equal to the name if left out.
            email: Mail address; the name at example.com if left out.
            site: Content URL of the site.

        Returns:
            The id of the user.

        Raises:
            ValueError: The name is taken, or there is no such role.
            LookupError: There is no such site.
        """
        store = self._state.store
        name = checks.name("the name of a user", name)
        role = checks.one_of("the role of a user", role, SiteRole)
        password = name if password is None else checks.text("a password", password)
        full_name = name if full_name is None else checks.text("a display name", full_name)
        email = f"{name}@example.com" if email is None else checks.text("a mail address", email)
        user_id = store.ids.new("user", name)
        with store.transaction():
            site_id = find_site(store, site).id
            self._check_new("user", name, "SELECT 1 FROM users WHERE name = ?")
            store.insert(
                "users",
                id=user_id,
                name=name,
                full_name=full_name,
                email=email,
                password=password,
            )
            store.insert("members", site_id=site_id, user_id=user_id, role=role)
            store.execute(
                "INSERT INTO group_members SELECT id, ? FROM groups"
                " WHERE site_id = ? AND name = 'All Users' AND domain = ?",
                user_id,
                site_id,
                LOCAL,
            )
        return user_id

    def set_role(self, user: str, role: str, *, site: str = "") -> None:
        """Change the site role of a user, whose sessions and flows stay unchanged.

        Args:
            user: Login name.
            role: Site role. An ``Unlicensed`` user can do nothing at all, and a ``Viewer`` can
                only view flows, even those that the user owns.
            site: Content URL of the site.

        Raises:
            ValueError: There is no such role.
            LookupError: There is no such user on the site, or no such site.
        """
        store = self._state.store
        role = checks.one_of("the role of a user", role, SiteRole)
        user_id, site_id = find_user(store, user).id, find_site(store, site).id
        if not store.execute(
            "UPDATE members SET role = ? WHERE user_id = ? AND site_id = ?", role, user_id, site_id
        ):
            raise LookupError(f"the user {user!r} is not a member of the site {site!r}")

    def add_access_token(self, name: str, secret: str, *, user: str) -> None:
        """Add a personal access token.

        Args:
            name: Name of the token.
            secret: Secret of the token.
            user: Login name of the user who signs in with it.

        Raises:
            ValueError: There already is such a token.
            LookupError: There is no such user.
        """
        store = self._state.store
        name = checks.name("the name of a token", name)
        secret = checks.name("the secret of a token", secret)
        with store.transaction():
            user_id = find_user(store, user).id
            self._check_new(
                "token", name, "SELECT 1 FROM access_tokens WHERE secret = ? AND name = ?", secret
            )
            store.insert("access_tokens", name=name, secret=secret, user_id=user_id)

    def remove_access_token(self, name: str) -> None:
        """Remove a personal access token; sessions that were created with it stay live.

        Args:
            name: Name of the token.

        Raises:
            LookupError: There is no such token.
        """
        store = self._state.store
        name = checks.text("the name of a token", name)
        with store.transaction():
            if not store.execute("DELETE FROM access_tokens WHERE name = ?", name):
                names = store.texts("SELECT name FROM access_tokens")
                raise LookupError(
                    f"no access token is called {name!r}, {checks.suggestion(name, names)}"
                )

    def add_connected_app(
        self,
        client_id: str,
        *,
        secret_id: str,
        secret_value: str,
        scopes: Collection[str] | None = None,
    ) -> None:
        """Add a connected app, or another secret of one.

        The server verifies the JSON web tokens that are signed with the secret: header, claims,
        times, and that each is used once. Their times are compared with the clock of the machine,
        which ``advance`` does not move. A session can make the calls that its scopes allow, and all
        whose scope is not known; other calls are refused with 401002, which no source confirms.

        Args:
            client_id: Client id of the app.
            secret_id: Id of the secret.
            secret_value: Value of the secret, which signs the tokens.
            scopes: Scopes that the secret grants; all if left out.

        Raises:
            ValueError: There already is such a secret, or a scope contains a space.
        """
        store = self._state.store
        client_id = checks.name("the client id of a connected app", client_id)
        secret_id = checks.name("the id of a secret", secret_id)
        secret_value = checks.name("the value of a secret", secret_value)
        granted = None if scopes is None else checks.texts("the scopes", scopes)
        for scope in granted or ():
            if not scope or " " in scope:
                raise ValueError(f"a scope is a word such as tableau:flows:read, not {scope!r}")
        with store.transaction():
            self._check_new("secret", secret_id, "SELECT 1 FROM connected_apps WHERE secret_id = ?")
            store.insert(
                "connected_apps",
                client_id=client_id,
                secret_id=secret_id,
                secret_value=secret_value,
                scopes=None if granted is None else " ".join(granted),
            )

    def remove_connected_app(self, client_id: str) -> None:
        """Remove a connected app with its secrets; sessions that were created with it stay live.

        Args:
            client_id: Client id of the app.

        Raises:
            LookupError: There is no such app.
        """
        store = self._state.store
        client_id = checks.text("the client id of a connected app", client_id)
        with store.transaction():
            if not store.execute("DELETE FROM connected_apps WHERE client_id = ?", client_id):
                known = store.texts("SELECT DISTINCT client_id FROM connected_apps")
                raise LookupError(
                    f"no connected app has the client id {client_id!r},"
                    f" {checks.suggestion(client_id, known)}"
                )

    def add_jwt(self, jwt: str, *, user: str) -> None:
        """Accept a JSON web token for a user; its content is not checked.

        Args:
            jwt: The token.
            user: Login name of the user who signs in with it.

        Raises:
            ValueError: There already is such a token.
            LookupError: There is no such user.
        """
        store = self._state.store
        jwt = checks.name("a JSON web token", jwt)
        with store.transaction():
            user_id = find_user(store, user).id
            self._check_new("JSON web token", jwt, "SELECT 1 FROM jwts WHERE jwt = ?")
            store.insert("jwts", jwt=jwt, user_id=user_id)
