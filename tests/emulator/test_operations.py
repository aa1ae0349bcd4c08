"""Every operation once, with success: the status of the catalog and a reply of its type."""

from __future__ import annotations

import pytest
from sample_requests import PATH_VALUES, samples
from tableau_flows.emulator.handlers import registered
from tableau_flows.emulator.wire import json_form
from tableau_flows_generated import codec
from tableau_flows_generated.catalog import OPERATIONS

GRANTEES = {"userId": "user", "groupId": "group", "groupSetId": "groupSet"}


def started(api):
    """The job and the flow run of a flow that was started."""
    job = api.tree(api.post(f"flows/{PATH_VALUES['flowId']}/run")).find("job")
    return job.attrib["id"], job.find("runFlowJobType").attrib["flowRunId"]


def connection(api):
    found = api.tree(api.get(f"flows/{PATH_VALUES['flowId']}/connections")).find("connections")
    return found[0].attrib["id"]


def data_quality_warning(api):
    answer = api.post(
        f"dataQualityWarnings/flow/{PATH_VALUES['flowId']}", '<dataQualityWarning type="STALE"/>'
    )
    return api.tree(answer).find("dataQualityWarning").attrib["id"]


def favorite(api):
    user, flow = PATH_VALUES["userId"], PATH_VALUES["flowId"]
    api.put(f"favorites/{user}", f'<favorite label="Sales"><flow id="{flow}"/></favorite>')


MADE = {
    "connectionId": connection,
    "dataQualityWarningId": data_quality_warning,
    "flowRunId": lambda api: started(api)[1],
    "jobId": lambda api: started(api)[0],
    "uploadSessionId": lambda api: api.begin_upload(),
}
"""Values of path parameters that have to be made first."""


def grant(api, sample):
    """Give what the request takes."""
    kind = next(name for name in sample.parameters if name in GRANTEES)
    capability, mode = PATH_VALUES["capabilityName"], PATH_VALUES["capabilityMode"]
    api.put(
        sample.path.rsplit("/", 4)[0],
        f'<permissions><granteeCapabilities><{GRANTEES[kind]} id="{PATH_VALUES[kind]}"/>'
        f'<capabilities><capability name="{capability}" mode="{mode}"/></capabilities>'
        "</granteeCapabilities></permissions>",
    )


def send(api, sample, form="xml"):
    path = sample.path_with(**{n: MADE[n](api) for n in sample.parameters if n in MADE})
    api.default_headers["Accept"] = f"application/{form}"
    if sample.parts:
        return api.multipart(sample.method, path, list(sample.parts))
    content = b"" if sample.body is None else f"<tsRequest>{sample.body}</tsRequest>".encode()
    if form == "json" and content:
        model = codec.model_named(OPERATIONS[sample.id].request)
        content = json_form.to_json(content, model)
    headers = {"Content-Type": f"application/{form}"} if content else None
    return api.call(sample.method, path, content, headers=headers)


# An operation without a handler fails test_wire.test_every_operation_has_a_handler and no more.
@pytest.mark.parametrize("form", ["xml", "json"])
@pytest.mark.parametrize("operation_id", sorted(registered().keys() & OPERATIONS.keys()))
def test_the_operation_succeeds(server, start, connect, operation_id, form):
    operation, sample = OPERATIONS[operation_id], samples()[operation_id]
    if operation.deployment == "cloud":
        server = start(cloud=True)
    admin = connect(server, "admin")
    if "capabilityName" in sample.parameters:
        grant(admin, sample)
    if operation.resource == "flow_runs" and operation.paged:
        started(admin)
    if operation.id == "queryFlowDataQualityWarnings":
        data_quality_warning(admin)
    if operation.id == "queryJobs":
        started(admin)
    if operation.id in {"getFavorites", "deleteFlowFromFavorites"}:
        favorite(admin)
    answer = send(admin, sample, form)

    assert answer.status_code == operation.status, answer.text
    assert server.requests[-1].operation == operation.id
    if operation.status == 204:
        assert answer.content == b""
    elif operation.binary_reply:
        assert answer.content.startswith(b"PK")
    elif operation.reply is not None:
        model = codec.model_named(operation.reply)
        document = answer.content
        assert answer.headers["content-type"].startswith(f"application/{form}")
        if form == "json":
            assert isinstance(answer.json(), dict)
            document = json_form.to_xml(document, model, "tsResponse")
        reply = codec.decode(model, document, "tsResponse")
        if operation.result is not None:
            assert getattr(reply, operation.result)
