"""Controls that add groups and group sets."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated.models import SiteRole

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.rules.sessions import membership
from tableau_flows.emulator.store.lookups import LOCAL, find_group, find_site, find_user


class GroupControls(ControlsBase):
    """Controls for groups of users and sets of groups."""

    def add_group(
        self,
        name: str,
        *,
        users: Sequence[str] = (),
        domain: str = LOCAL,
        minimum_role: str | None = None,
        site: str = "",
    ) -> str:
        """Add a group.

        Args:
            name: Name of the group.
            users: Login names of its members, who belong to the site.
            domain: Domain of the directory that it comes from; ``local`` for a group of the server.
            minimum_role: Site role that its members have at least, as lists of groups tell it.
                The roles of the members stay unchanged.
            site: Content URL of the site.

        Returns:
            The id of the group.

        Raises:
            ValueError: The site already has a group with that name in that domain, or there is no
                such role.
            LookupError: There is no such user on the site, or no such site.
        """
        store = self._state.store
        name = checks.name("the name of a group", name)
        users = checks.texts("the users of a group", users)
        domain = checks.name("the domain of a group", domain)
        if minimum_role is not None:
            minimum_role = checks.one_of("the role of a group", minimum_role, SiteRole)
        with store.transaction():
            site_id = find_site(store, site).id
            group_id = store.ids.new("group", site_id, name)
            self._check_new(
                "group",
                name,
                "SELECT 1 FROM groups WHERE site_id = ? AND domain = ? AND name = ?",
                site_id,
                domain,
            )
            store.insert(
                "groups",
                id=group_id,
                site_id=site_id,
                name=name,
                domain=domain,
                minimum_site_role=minimum_role,
            )
            for user in users:
                user_id = find_user(store, user).id
                if membership(store, site_id, user_id) is None:
                    raise LookupError(f"the user {user!r} is not a member of the site {site!r}")
                store.insert("group_members", group_id=group_id, user_id=user_id)
        return group_id

    def add_group_set(self, name: str, *, groups: Sequence[str] = (), site: str = "") -> str:
        """Add a group set, which stands for the users who belong to all of its groups.

        Args:
            name: Name of the group set.
            groups: Names of its groups.
            site: Content URL of the site.

        Returns:
            The id of the group set.

        Raises:
            ValueError: The site already has a group set with that name.
            LookupError: There is no such group or site.
        """
        store = self._state.store
        name = checks.name("the name of a group set", name)
        groups = checks.texts("the groups of a group set", groups)
        with store.transaction():
            site_id = find_site(store, site).id
            set_id = store.ids.new("group set", site_id, name)
            self._check_new(
                "group set",
                name,
                "SELECT 1 FROM group_sets WHERE site_id = ? AND name = ?",
                site_id,
            )
            store.insert("group_sets", id=set_id, site_id=site_id, name=name)
            for group in groups:
                group_id = find_group(store, site_id, group).id
                store.insert("group_set_members", group_set_id=set_id, group_id=group_id)
        return set_id
