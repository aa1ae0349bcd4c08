# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'sites'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.sites import Site, SiteListReply, SiteReply, SiteUsage
from .encode_common import write_pagination, write_server_warning
from .values import escape, write_boolean


def write_site_usage(value: SiteUsage, tag: str, given: str, out: list[str]) -> None:
    """Write a SiteUsage as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.num_users is not None:
        head += f' numUsers="{value.num_users}"'
    if value.num_creators is not None:
        head += f' numCreators="{value.num_creators}"'
    if value.num_explorers is not None:
        head += f' numExplorers="{value.num_explorers}"'
    if value.num_viewers is not None:
        head += f' numViewers="{value.num_viewers}"'
    if value.storage is not None:
        head += f' storage="{value.storage}"'
    out.append(f"{head}/>")


def write_site(value: Site, tag: str, given: str, out: list[str]) -> None:
    """Write a Site as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "Site.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "Site.name")}"'
    if value.content_url is not None:
        head += f' contentUrl="{escape(value.content_url, "Site.content_url")}"'
    if value.admin_mode is not None:
        head += f' adminMode="{escape(value.admin_mode, "Site.admin_mode")}"'
    if value.state is not None:
        head += f' state="{escape(value.state, "Site.state")}"'
    if value.user_quota is not None:
        head += f' userQuota="{escape(value.user_quota, "Site.user_quota")}"'
    if value.storage_quota is not None:
        head += f' storageQuota="{escape(value.storage_quota, "Site.storage_quota")}"'
    if value.revision_limit is not None:
        head += f' revisionLimit="{value.revision_limit}"'
    if value.tag_limit is not None:
        head += f' tagLimit="{value.tag_limit}"'
    if value.tier_creator_capacity is not None:
        head += f' tierCreatorCapacity="{value.tier_creator_capacity}"'
    if value.time_zone is not None:
        head += f' timeZone="{escape(value.time_zone, "Site.time_zone")}"'
    if value.use_default_time_zone is not None:
        head += f' useDefaultTimeZone="{write_boolean(value.use_default_time_zone)}"'
    if value.flows_enabled is not None:
        head += f' flowsEnabled="{write_boolean(value.flows_enabled)}"'
    if value.editing_flows_enabled is not None:
        head += f' editingFlowsEnabled="{write_boolean(value.editing_flows_enabled)}"'
    if value.scheduling_flows_enabled is not None:
        head += f' schedulingFlowsEnabled="{write_boolean(value.scheduling_flows_enabled)}"'
    if value.run_now_enabled is not None:
        head += f' runNowEnabled="{write_boolean(value.run_now_enabled)}"'
    if value.flow_parameters_enabled is not None:
        head += f' flowParametersEnabled="{write_boolean(value.flow_parameters_enabled)}"'
    if value.flow_parameters_any_type_enabled is not None:
        head += f' flowParametersAnyTypeEnabled="{write_boolean(value.flow_parameters_any_type_enabled)}"'
    if value.flow_parameters_system_type_enabled is not None:
        head += f' flowParametersSystemTypeEnabled="{write_boolean(value.flow_parameters_system_type_enabled)}"'
    if value.linked_task_scheduling_enabled is not None:
        head += (
            f' linkedTaskSchedulingEnabled="{write_boolean(value.linked_task_scheduling_enabled)}"'
        )
    if value.linked_task_run_now_enabled is not None:
        head += f' linkedTaskRunNowEnabled="{write_boolean(value.linked_task_run_now_enabled)}"'
    if value.auto_flow_run_monitoring_enabled is not None:
        head += f' autoFlowRunMonitoringEnabled="{write_boolean(value.auto_flow_run_monitoring_enabled)}"'
    if value.flow_auto_save_enabled is not None:
        head += f' flowAutoSaveEnabled="{write_boolean(value.flow_auto_save_enabled)}"'
    if value.flow_output_subscriptions_enabled is not None:
        head += f' flowOutputSubscriptionsEnabled="{write_boolean(value.flow_output_subscriptions_enabled)}"'
    if value.flow_output_subscriptions_data_as_email_attachment_enabled is not None:
        head += f' flowOutputSubscriptionsDataAsEmailAttachmentEnabled="{write_boolean(value.flow_output_subscriptions_data_as_email_attachment_enabled)}"'
    if value.flow_output_subscriptions_data_in_email_body_enabled is not None:
        head += f' flowOutputSubscriptionsDataInEmailBodyEnabled="{write_boolean(value.flow_output_subscriptions_data_in_email_body_enabled)}"'
    if value.flow_federation_strategy_selected_connection_enabled is not None:
        head += f' flowFederationStrategySelectedConnectionEnabled="{write_boolean(value.flow_federation_strategy_selected_connection_enabled)}"'
    if value.einstein_in_flow_enabled is not None:
        head += f' einsteinInFlowEnabled="{write_boolean(value.einstein_in_flow_enabled)}"'
    if value.generative_ai_prep is not None:
        head += f' generativeAiPrep="{write_boolean(value.generative_ai_prep)}"'
    if value.generative_ai_prep_group_id is not None:
        head += f' generativeAiPrepGroupId="{escape(value.generative_ai_prep_group_id, "Site.generative_ai_prep_group_id")}"'
    at = len(out)
    out.append(head)
    if value.usage is not None:
        write_site_usage(value.usage, "usage", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_site_list_reply(value: SiteListReply, tag: str, given: str, out: list[str]) -> None:
    """Write a SiteListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.sites:
        out.append("<sites>")
        for site_item in value.sites:
            write_site(site_item, "site", "", out)
        out.append("</sites>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_site_reply(value: SiteReply, tag: str, given: str, out: list[str]) -> None:
    """Write a SiteReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_site(value.site, "site", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    SiteUsage: write_site_usage,
    Site: write_site,
    SiteListReply: write_site_list_reply,
    SiteReply: write_site_reply,
}
"""The writer of each type."""
