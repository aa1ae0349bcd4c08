# Made from tableau_flows/_resources/users.py by make generate. Do not edit.
"""`client.users`, `client.groups` and `client.group_sets`: the operations, and lookups by name."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated.resources import GroupsApi, GroupSetsApi, UsersApi

from tableau_flows._bulk.find.named import find_group, find_group_set, find_user
from tableau_flows._resources._sync.engine import Engine


class Users(UsersApi):
    """Users of the site: who they are, and the groups that they belong to."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def find(self, name: str) -> m.User:
        """Find the user of a login name.

        Names are compared exactly: upper and lower case differ, and so does white space.

        Args:
            name: The login name, which is the mail address on Tableau Cloud. On Tableau Server, the
                error for a mail address tells the name of its user, if it is among the first 1,000.

        Returns:
            The user, as lists have it.

        Raises:
            NameNotFoundError: There is no such user; `nearest` has similar names, from at most
                1,000 users.
            AmbiguousNameError: Several users have this name, in different domains.
            PermissionDeniedError: The user may not list the users of the site.
            UsageError: The name is empty; nothing was sent.

        `GET /api/{apiVersion}/sites/{siteId}/users`

        Since version 2.0.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_on_site
        """
        return self._engine.run(find_user(self._engine.session, name))


class Groups(GroupsApi):
    """Groups of users."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def find(self, name: str) -> m.Group:
        """Find the group of a name.

        Names are compared exactly: upper and lower case differ, and so does white space.

        Args:
            name: The name.

        Returns:
            The group, as lists have it.

        Raises:
            NameNotFoundError: There is no such group; `nearest` has similar names, from at most
                1,000 groups.
            AmbiguousNameError: Groups of several domains have this name.
            PermissionDeniedError: The user may not list the groups of the site.
            UsageError: The name is empty; nothing was sent.

        `GET /api/{apiVersion}/sites/{siteId}/groups`

        Since version 2.0.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_groups
        """
        return self._engine.run(find_group(self._engine.session, name))


class GroupSets(GroupSetsApi):
    """Group sets: each stands for the users who belong to all of its groups."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def find(self, name: str) -> m.GroupSet:
        """Find the group set of a name.

        Names are compared exactly: upper and lower case differ, and so does white space.

        Args:
            name: The name.

        Returns:
            The group set, as lists have it.

        Raises:
            NameNotFoundError: There is no such group set; `nearest` has similar names, from at most
                1,000 group sets.
            AmbiguousNameError: Several group sets have this name.
            PermissionDeniedError: The user may not list the group sets of the site.
            VersionError: The server is too old for group sets; nothing was sent.
            UsageError: The name is empty; nothing was sent.

        `GET /api/{apiVersion}/sites/{siteId}/groupsets`

        Since version 3.22.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#list_group_sets
        """
        return self._engine.run(find_group_set(self._engine.session, name))
