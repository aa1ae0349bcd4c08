"""What tests may add to a running server about people: users, roles, tokens."""

from __future__ import annotations

import uuid

from tableau_flows_generated.models import SiteRole

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.nearest import perhaps
from tableau_flows.emulator.store.directory import find_site, find_user
from tableau_flows.emulator.world import World


class UserAdditions:
    """The part of the controls that adds users and how they sign in."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_user(
        self,
        name: str,
        *,
        role: str = "Creator",
        password: str | None = None,
        site: str = "",
    ) -> str:
        """Add a user to a site, and to its group All Users; returns the id.

        Args:
            name: Login name.
            role: Site role, such as ``Creator``, ``Explorer`` or ``Viewer``.
            password: Password; the name when left out.
            site: Content URL of the site.
        """
        store = self._world.store
        name = checks.name("the name of a user", name)
        role = checks.one_of("a role", role, SiteRole)
        password = name if password is None else checks.text("a password", password)
        user_id = str(uuid.uuid4())
        with store.transaction():
            site_id = find_site(store, site).id
            self._must_be_new("user", name, "SELECT 1 FROM users WHERE name = ?")
            store.insert(
                "users",
                id=user_id,
                name=name,
                full_name=name,
                email=f"{name}@example.com",
                password=password,
            )
            store.insert("members", site_id=site_id, user_id=user_id, role=role)
            store.execute(
                "INSERT INTO group_members SELECT id, ? FROM groups"
                " WHERE site_id = ? AND name = 'All Users'",
                user_id,
                site_id,
            )
        return user_id

    def set_role(self, user: str, role: str, *, site: str = "") -> None:
        """Give a user another site role; his sessions go on, and what he owns stays his.

        Args:
            user: Login name.
            role: Site role. Whoever is ``Unlicensed`` can do nothing at all, and a ``Viewer`` can
                only look at flows, even at those he owns.
            site: Content URL of the site.

        Raises:
            ValueError: There is no such role.
            LookupError: There is no such user on the site, or no such site.
        """
        store = self._world.store
        role = checks.one_of("a role", role, SiteRole)
        user_id, site_id = find_user(store, user).id, find_site(store, site).id
        if not store.execute(
            "UPDATE members SET role = ? WHERE user_id = ? AND site_id = ?", role, user_id, site_id
        ):
            raise LookupError(f"the user {user!r} is not on the site {site!r}")

    def add_access_token(self, name: str, secret: str, *, user: str) -> None:
        """Add a personal access token.

        Args:
            name: Its name.
            secret: Its secret.
            user: Login name of the user who signs in with it.

        Raises:
            ValueError: There is such a token already.
            LookupError: There is no such user.
        """
        store = self._world.store
        name = checks.name("the name of a token", name)
        secret = checks.name("the secret of a token", secret)
        with store.transaction():
            user_id = find_user(store, user).id
            self._must_be_new(
                "token", name, "SELECT 1 FROM access_tokens WHERE secret = ? AND name = ?", secret
            )
            store.insert("access_tokens", name=name, secret=secret, user_id=user_id)

    def remove_access_token(self, name: str) -> None:
        """Let a personal access token expire; a session it began goes on.

        Args:
            name: Its name.

        Raises:
            LookupError: There is no such token.
        """
        store = self._world.store
        name = checks.text("the name of a token", name)
        with store.transaction():
            if not store.execute("DELETE FROM access_tokens WHERE name = ?", name):
                known = perhaps(name, store.texts("SELECT name FROM access_tokens"))
                raise LookupError(f"no access token is called {name!r}, {known}")

    def add_jwt(self, jwt: str, *, user: str) -> None:
        """Accept a JSON web token for a user; nothing in it is looked at.

        Args:
            jwt: The token.
            user: Login name of the user who signs in with it.

        Raises:
            ValueError: There is such a token already.
            LookupError: There is no such user.
        """
        store = self._world.store
        jwt = checks.name("a JSON web token", jwt)
        with store.transaction():
            user_id = find_user(store, user).id
            self._must_be_new("JSON web token", jwt, "SELECT 1 FROM jwts WHERE jwt = ?")
            store.insert("jwts", jwt=jwt, user_id=user_id)

    def _must_be_new(self, what: str, name: str, query: str, *values: str) -> None:
        """Refuse a name that is taken; the query has the name as its last mark."""
        if self._world.store.exists(query, *values, name):
            raise ValueError(f"there is a {what} called {name!r} already")
