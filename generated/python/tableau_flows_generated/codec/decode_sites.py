# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'sites'."""

from __future__ import annotations

from typing import Any

from ..models.sites import AdminMode, Site, SiteListReply, SiteReply, SiteUsage
from .decode_common import PAGINATION, SERVER_WARNING
from .shapes import Child, Given, Shape, Values, draft
from .values import need, read_boolean, read_integer

_ADMIN_MODE: dict[Any, Any] = {member.value: member for member in AdminMode}


_SiteUsage = draft(SiteUsage)


def _site_usage(a: Given, c: Values) -> SiteUsage:
    o = _SiteUsage()
    (
        num_users_,
        num_creators_,
        num_explorers_,
        num_viewers_,
        storage_,
    ) = a
    o.num_users = None if num_users_ is None else read_integer(num_users_)
    o.num_creators = None if num_creators_ is None else read_integer(num_creators_)
    o.num_explorers = None if num_explorers_ is None else read_integer(num_explorers_)
    o.num_viewers = None if num_viewers_ is None else read_integer(num_viewers_)
    o.storage = None if storage_ is None else read_integer(storage_)
    o.__class__ = SiteUsage
    return o  # type: ignore[no-any-return]


SITE_USAGE = Shape(
    "SiteUsage",
    _site_usage,
    attributes={
        "numUsers": read_integer,
        "numCreators": read_integer,
        "numExplorers": read_integer,
        "numViewers": read_integer,
        "storage": read_integer,
    },
)

_Site = draft(Site)


def _site(a: Given, c: Values) -> Site:
    o = _Site()
    (
        o.id,
        o.name,
        o.content_url,
        admin_mode_,
        o.state,
        o.user_quota,
        o.storage_quota,
        revision_limit_,
        tag_limit_,
        tier_creator_capacity_,
        o.time_zone,
        use_default_time_zone_,
        flows_enabled_,
        editing_flows_enabled_,
        scheduling_flows_enabled_,
        run_now_enabled_,
        flow_parameters_enabled_,
        flow_parameters_any_type_enabled_,
        flow_parameters_system_type_enabled_,
        linked_task_scheduling_enabled_,
        linked_task_run_now_enabled_,
        auto_flow_run_monitoring_enabled_,
        flow_auto_save_enabled_,
        flow_output_subscriptions_enabled_,
        flow_output_subscriptions_data_as_email_attachment_enabled_,
        flow_output_subscriptions_data_in_email_body_enabled_,
        flow_federation_strategy_selected_connection_enabled_,
        einstein_in_flow_enabled_,
        generative_ai_prep_,
        o.generative_ai_prep_group_id,
    ) = a
    o.usage = c[0]
    o.admin_mode = _ADMIN_MODE.get(admin_mode_, admin_mode_)
    o.revision_limit = None if revision_limit_ is None else read_integer(revision_limit_)
    o.tag_limit = None if tag_limit_ is None else read_integer(tag_limit_)
    o.tier_creator_capacity = (
        None if tier_creator_capacity_ is None else read_integer(tier_creator_capacity_)
    )
    o.use_default_time_zone = (
        None if use_default_time_zone_ is None else read_boolean(use_default_time_zone_)
    )
    o.flows_enabled = None if flows_enabled_ is None else read_boolean(flows_enabled_)
    o.editing_flows_enabled = (
        None if editing_flows_enabled_ is None else read_boolean(editing_flows_enabled_)
    )
    o.scheduling_flows_enabled = (
        None if scheduling_flows_enabled_ is None else read_boolean(scheduling_flows_enabled_)
    )
    o.run_now_enabled = None if run_now_enabled_ is None else read_boolean(run_now_enabled_)
    o.flow_parameters_enabled = (
        None if flow_parameters_enabled_ is None else read_boolean(flow_parameters_enabled_)
    )
    o.flow_parameters_any_type_enabled = (
        None
        if flow_parameters_any_type_enabled_ is None
        else read_boolean(flow_parameters_any_type_enabled_)
    )
    o.flow_parameters_system_type_enabled = (
        None
        if flow_parameters_system_type_enabled_ is None
        else read_boolean(flow_parameters_system_type_enabled_)
    )
    o.linked_task_scheduling_enabled = (
        None
        if linked_task_scheduling_enabled_ is None
        else read_boolean(linked_task_scheduling_enabled_)
    )
    o.linked_task_run_now_enabled = (
        None if linked_task_run_now_enabled_ is None else read_boolean(linked_task_run_now_enabled_)
    )
    o.auto_flow_run_monitoring_enabled = (
        None
        if auto_flow_run_monitoring_enabled_ is None
        else read_boolean(auto_flow_run_monitoring_enabled_)
    )
    o.flow_auto_save_enabled = (
        None if flow_auto_save_enabled_ is None else read_boolean(flow_auto_save_enabled_)
    )
    o.flow_output_subscriptions_enabled = (
        None
        if flow_output_subscriptions_enabled_ is None
        else read_boolean(flow_output_subscriptions_enabled_)
    )
    o.flow_output_subscriptions_data_as_email_attachment_enabled = (
        None
        if flow_output_subscriptions_data_as_email_attachment_enabled_ is None
        else read_boolean(flow_output_subscriptions_data_as_email_attachment_enabled_)
    )
    o.flow_output_subscriptions_data_in_email_body_enabled = (
        None
        if flow_output_subscriptions_data_in_email_body_enabled_ is None
        else read_boolean(flow_output_subscriptions_data_in_email_body_enabled_)
    )
    o.flow_federation_strategy_selected_connection_enabled = (
        None
        if flow_federation_strategy_selected_connection_enabled_ is None
        else read_boolean(flow_federation_strategy_selected_connection_enabled_)
    )
    o.einstein_in_flow_enabled = (
        None if einstein_in_flow_enabled_ is None else read_boolean(einstein_in_flow_enabled_)
    )
    o.generative_ai_prep = (
        None if generative_ai_prep_ is None else read_boolean(generative_ai_prep_)
    )
    o.__class__ = Site
    return o  # type: ignore[no-any-return]


SITE = Shape(
    "Site",
    _site,
    attributes={
        "id": str,
        "name": str,
        "contentUrl": str,
        "adminMode": str,
        "state": str,
        "userQuota": str,
        "storageQuota": str,
        "revisionLimit": read_integer,
        "tagLimit": read_integer,
        "tierCreatorCapacity": read_integer,
        "timeZone": str,
        "useDefaultTimeZone": read_boolean,
        "flowsEnabled": read_boolean,
        "editingFlowsEnabled": read_boolean,
        "schedulingFlowsEnabled": read_boolean,
        "runNowEnabled": read_boolean,
        "flowParametersEnabled": read_boolean,
        "flowParametersAnyTypeEnabled": read_boolean,
        "flowParametersSystemTypeEnabled": read_boolean,
        "linkedTaskSchedulingEnabled": read_boolean,
        "linkedTaskRunNowEnabled": read_boolean,
        "autoFlowRunMonitoringEnabled": read_boolean,
        "flowAutoSaveEnabled": read_boolean,
        "flowOutputSubscriptionsEnabled": read_boolean,
        "flowOutputSubscriptionsDataAsEmailAttachmentEnabled": read_boolean,
        "flowOutputSubscriptionsDataInEmailBodyEnabled": read_boolean,
        "flowFederationStrategySelectedConnectionEnabled": read_boolean,
        "einsteinInFlowEnabled": read_boolean,
        "generativeAiPrep": read_boolean,
        "generativeAiPrepGroupId": str,
    },
    needed=("id",),
    size=1,
    children=(Child(0, "usage", "usage", shape=SITE_USAGE, optional=True),),
)

_SiteListReply = draft(SiteListReply)


def _site_list_reply(a: Given, c: Values) -> SiteListReply:
    o = _SiteListReply()
    o.pagination = c[0]
    o.sites = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = SiteListReply
    return o  # type: ignore[no-any-return]


SITE_LIST_REPLY = Shape(
    "SiteListReply",
    _site_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "sites",
            "sites",
            inner=Child(1, "sites", "site", shape=SITE, many=True, optional=True),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_SiteReply = draft(SiteReply)


def _site_reply(a: Given, c: Values) -> SiteReply:
    o = _SiteReply()
    o.site = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = SiteReply
    return o  # type: ignore[no-any-return]


SITE_REPLY = Shape(
    "SiteReply",
    _site_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "site", "site", shape=SITE),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "site",
    },
)

SHAPES: dict[type, Shape] = {
    SiteUsage: SITE_USAGE,
    Site: SITE,
    SiteListReply: SITE_LIST_REPLY,
    SiteReply: SITE_REPLY,
}
"""The shape of each type."""
