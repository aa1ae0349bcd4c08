"""Drives a server with a client of openapi-python-client; prints what it saw."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import httpx
from tableau_json_client import AuthenticatedClient, Client, models
from tableau_json_client.api.auth import sign_in, sign_out
from tableau_json_client.api.flows import (
    publish_flow,
    query_flow,
    query_flows_for_site,
    run_flow_now,
)
from tableau_json_client.api.jobs import query_job
from tableau_json_client.api.permissions import (
    add_flow_permissions,
    delete_flow_permission_for_group,
    query_flow_permissions,
)
from tableau_json_client.api.server import server_info
from tableau_json_client.types import File, Unset

T = TypeVar("T")
URL, FILE, GROUP = sys.argv[1:]
BASE = f"{URL}/api/3.30"
# By hand, 1: servers send JSON only if they are asked for it.
HEADERS = {"Accept": "application/json"}


def add_boundary(request: httpx.Request) -> None:
    """By hand, 2: the generated code sets the type of a multipart body without its boundary."""
    if request.headers.get("Content-Type") == "multipart/mixed":
        boundary = request.read().partition(b"\r\n")[0].removeprefix(b"--").decode()
        request.headers["Content-Type"] = f"multipart/mixed; boundary={boundary}"


def good(kind: type[T], reply: object) -> T:
    """The reply, if it is no error."""
    assert isinstance(reply, kind), reply
    return reply


def given(value: T | Unset) -> T:
    """A value that the server sent."""
    assert not isinstance(value, Unset)
    return value


anyone = Client(base_url=BASE, headers=HEADERS)
info = good(models.ServerInfoReply, server_info.sync(client=anyone)).server_info
credentials = models.SignInCredentials(
    name="admin", password="admin", site=models.SiteAddress(content_url="")
)
session = good(
    models.CredentialsReply,
    sign_in.sync(client=anyone, body=models.SignInRequest(credentials=credentials)),
).credentials
client = AuthenticatedClient(
    base_url=BASE,
    headers=HEADERS,
    token=session.token,
    prefix="",
    auth_header_name="X-Tableau-Auth",
    httpx_args={"event_hooks": {"request": [add_boundary]}},
)
site = session.site.id

names: list[str] = []
pages, total = 0, 1
while len(names) < total:
    pages += 1
    page = good(
        models.FlowListReply,
        query_flows_for_site.sync(
            site, client=client, page_size=1, page_number=pages, sort="name:asc"
        ),
    )
    names += [str(flow.name) for flow in given(given(page.flows).flow)]
    total = int(given(page.pagination).total_available)

body = models.PublishFlowMultipart(
    request_payload=models.PublishFlowRequest(flow=models.FlowToPublish(name="By Python")),
    tableau_flow=File(BytesIO(Path(FILE).read_bytes()), Path(FILE).name),
)
published = good(
    models.FlowReply,
    publish_flow.sync(site, client=client, body=body, flow_type=models.FlowFileKindParameter.TFLX),
).flow

rule = models.GranteeCapabilities(
    group=models.GroupReference(id=GROUP),
    capabilities=models.CapabilityList(capability=[models.Capability(name="Read", mode="Deny")]),
)
added = models.AddFlowPermissionsRequest(
    permissions=models.PermissionsToAdd(grantee_capabilities=[rule])
)
good(
    models.PermissionsReply,
    add_flow_permissions.sync(site, published.id, client=client, body=added),
)


def denied() -> list[str]:
    """The capabilities of the group on the flow."""
    reply = query_flow_permissions.sync(site, published.id, client=client)
    rules = given(good(models.PermissionsReply, reply).permissions.grantee_capabilities)
    return [
        f"{one.name} {one.mode}"
        for rule in rules
        if not isinstance(rule.group, Unset) and rule.group.id == GROUP
        for one in given(rule.capabilities.capability)
    ]


before = denied()
removed = delete_flow_permission_for_group.sync_detailed(
    site,
    published.id,
    GROUP,
    models.FlowCapabilityParameter.READ,
    models.CapabilityModeParameter.DENY,
    client=client,
)
after = denied()

request = models.RunFlowNowRequest(flow_run_spec=models.FlowRunSpec(flow_id=published.id))
run = good(models.JobReply, run_flow_now.sync(site, published.id, client=client, body=request)).job
job = good(models.JobReply, query_job.sync(site, run.id, client=client)).job

missing = query_flow.sync_detailed(site, "00000000-0000-0000-0000-000000000000", client=client)
error = good(models.ErrorReply, missing.parsed).error
signed_out = sign_out.sync_detailed(client=client)

print(
    json.dumps(
        {
            "version": info.rest_api_version,
            "product": given(info.product_version).value,
            "pages": pages,
            "names": names,
            "published": published.name,
            "before": before,
            "removed": removed.status_code,
            "after": after,
            "job": job.type_,
            "error": [missing.status_code, error.code, error.summary],
            "signedOut": signed_out.status_code,
        }
    )
)
