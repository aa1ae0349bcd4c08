# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'sites': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import Pagination, ServerWarning


class AdminMode(StrEnum):
    """Known modes of administration of a site."""

    CONTENT_AND_USERS = "ContentAndUsers"
    """Administrators of the site manage its content and its users."""
    CONTENT_ONLY = "ContentOnly"
    """Administrators of the site manage its content; only administrators of the server manage
    users."""


AdminModeValue: TypeAlias = Literal["ContentAndUsers", "ContentOnly"]
"""The values of `AdminMode` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteListReply:
    """Reply with one page of sites.

    Attributes:
        pagination: Page number, page size and total of the list.
        sites: The sites of this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    sites: tuple[Site, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteReply:
    """Reply with one site.

    Attributes:
        site: The site.
        warnings: Warnings of the server about the call.
    """

    site: Site
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Site:
    """A site of the server. Administrators get all settings that their server has; what others get
    is id, name and contentUrl at least.

    Attributes:
        id: Id of the site, which is part of the path of every call to the site.
        name: Display name.
        content_url: Short name of the site in URLs; empty for the default site.
        admin_mode: What the administrators of the site may manage.
        state: State of the site: Active or Suspended.
        user_quota: Maximum number of users; omitted if there is no limit.
        storage_quota: Maximum storage for content, in megabytes; omitted if there is no limit.
        revision_limit: Maximum number of revisions that are kept of each content item; -1 means
            all.
        tag_limit: Maximum number of tags on the site.
        tier_creator_capacity: Maximum number of users with a Creator licence; -1 means no limit.
        time_zone: Time zone of the site, such as America/Los_Angeles.
        use_default_time_zone: Whether the site uses the time zone of the server.
        flows_enabled: Whether flows are enabled. Sent by servers before version 3.10, which has
            editingFlowsEnabled and schedulingFlowsEnabled in its place.
        editing_flows_enabled: Whether flows can be edited in the browser. Since version 3.10.
        scheduling_flows_enabled: Whether flows can be scheduled. Since version 3.10.
        run_now_enabled: Whether users may run flows, extracts and subscriptions at once, outside
            of a schedule.
        flow_parameters_enabled: Whether flows can have parameters whose values are set for a run.
            Since version 3.15.
        flow_parameters_any_type_enabled: Whether parameters of flows can take any value. Since
            version 3.15.
        flow_parameters_system_type_enabled: Whether parameters of flows can take the values of
            system parameters. Since version 3.15.
        linked_task_scheduling_enabled: Whether linked tasks can be scheduled. Since version 3.15.
        linked_task_run_now_enabled: Whether linked tasks can be run at once, outside of a
            schedule. Since version 3.15.
        auto_flow_run_monitoring_enabled: Whether the server suspends the tasks of flows that keep
            failing.
        flow_auto_save_enabled: Whether flows are saved automatically while they are edited in the
            browser.
        flow_output_subscriptions_enabled: Whether users can subscribe to the outputs of flows.
        flow_output_subscriptions_data_as_email_attachment_enabled: Whether the data of an output
            may be attached to the e-mail of a subscription.
        flow_output_subscriptions_data_in_email_body_enabled: Whether the data of an output may be
            in the text of the e-mail of a subscription.
        flow_federation_strategy_selected_connection_enabled: Whether a flow can run its queries in
            the database of a connection that the author selects.
        einstein_in_flow_enabled: Whether flows can use predictions of Salesforce.
        generative_ai_prep: Whether generative AI helps to write calculations of flows.
        generative_ai_prep_group_id: Id of the group whose members may use generative AI in flows.
        usage: How much of the site is used. Omitted unless it is asked for.
    """

    _object: ClassVar[str] = "site"
    """The kind of object that `id` belongs to."""

    id: str
    name: str | None = None
    content_url: str | None = None
    admin_mode: AdminMode | str | None = None
    state: str | None = None
    user_quota: str | None = None
    storage_quota: str | None = None
    revision_limit: int | None = None
    tag_limit: int | None = None
    tier_creator_capacity: int | None = None
    time_zone: str | None = None
    use_default_time_zone: bool | None = None
    flows_enabled: bool | None = None
    editing_flows_enabled: bool | None = None
    scheduling_flows_enabled: bool | None = None
    run_now_enabled: bool | None = None
    flow_parameters_enabled: bool | None = None
    flow_parameters_any_type_enabled: bool | None = None
    flow_parameters_system_type_enabled: bool | None = None
    linked_task_scheduling_enabled: bool | None = None
    linked_task_run_now_enabled: bool | None = None
    auto_flow_run_monitoring_enabled: bool | None = None
    flow_auto_save_enabled: bool | None = None
    flow_output_subscriptions_enabled: bool | None = None
    flow_output_subscriptions_data_as_email_attachment_enabled: bool | None = None
    flow_output_subscriptions_data_in_email_body_enabled: bool | None = None
    flow_federation_strategy_selected_connection_enabled: bool | None = None
    einstein_in_flow_enabled: bool | None = None
    generative_ai_prep: bool | None = None
    generative_ai_prep_group_id: str | None = None
    usage: SiteUsage | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SiteUsage:
    """How much of a site is used.

    Attributes:
        num_users: Number of users.
        num_creators: Number of users with a Creator licence.
        num_explorers: Number of users with an Explorer licence.
        num_viewers: Number of users with a Viewer licence.
        storage: Storage used by the content of the site, in megabytes.
    """

    num_users: int | None = None
    num_creators: int | None = None
    num_explorers: int | None = None
    num_viewers: int | None = None
    storage: int | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
