"""protocol.yaml: what any client must know to talk to servers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator import ir
from generator.document import Node, one_line
from generator.fields import fields_on
from generator.ir import protocol as p
from generator.names import words
from generator.versions import by_server


def read_protocol(
    document: Node, types: Iterable[ir.Type], operations: Iterable[ir.Operation]
) -> p.Protocol:
    """Read the content of protocol.yaml, which has been checked."""
    places = _Places({item.name: item for item in types}, {item.id: item for item in operations})
    return p.Protocol(
        session=_session(document["session"], places),
        credentials=tuple(
            _credentials(node, document["session"]["sign-in"]["operation"], places)
            for node in document["credentials"]
        ),
        connected_apps=_connected_apps(document["connected-apps"]),
        versions=_versions(document["versions"], places),
        documents=_documents(document["documents"]),
        json_form=_json_form(document["json-form"]),
        values=_values(document["values"]),
        paging=_paging(document["paging"]),
        queries=_queries(document["queries"]),
        uploads=_uploads(document["uploads"]),
        multipart=_multipart(document["multipart"]),
        jobs=_jobs(document["jobs"]),
        deployments=_deployments(document["deployments"]),
        permissions=_permissions(document["permissions"]),
        schedules=_schedules(document["schedules"]),
        metadata=_metadata(document["metadata"]),
        retry=_retry(document["retry"]),
        errors=tuple(
            p.ClientError(
                name=words(node["name"]),
                parent=node["parent"] and words(node["parent"]),
                doc=one_line(node["description"]),
            )
            for node in document["errors"]
        ),
    )


class _Places:
    """Finds the fields that a path names."""

    def __init__(self, types: Mapping[str, ir.Type], operations: Mapping[str, ir.Operation]):
        self._types = types
        self._operations = operations

    def since(self, operation: str) -> str:
        """Return the version that introduced an operation."""
        return self._operations[operation].since

    def in_request(self, operation: str, path: str) -> tuple[ir.Field, ...]:
        """Return the fields on a path through the request of an operation."""
        request = self._operations[operation].request
        return self._fields(request.type if request else None, path)

    def in_reply(self, operation: str, path: str) -> tuple[ir.Field, ...]:
        """Return the fields on a path through the reply of an operation."""
        return self._fields(self._operations[operation].reply.type, path)

    def _fields(self, type_name: str | None, path: str) -> tuple[ir.Field, ...]:
        return fields_on(self._types, self._types[type_name or ""], path)


def _names(fields: Iterable[ir.Field]) -> tuple[str, ...]:
    return tuple(field.name for field in fields)


def _session(node: Node, places: _Places) -> p.SessionRules:
    sign_in, answer, change = node["sign-in"], node["signed-in"], node["change-site"]
    begin = sign_in["operation"]
    return p.SessionRules(
        doc=one_line(node["description"]),
        header=node["header"],
        version_parameter=node["in-paths"]["version"],
        site_parameter=node["in-paths"]["site"],
        sign_in=begin,
        sign_in_site=_names(places.in_request(begin, sign_in["site"])),
        sign_in_user=_names(places.in_request(begin, sign_in["user"])),
        token=_names(places.in_reply(begin, answer["token"])),
        site=_names(places.in_reply(begin, answer["site"])),
        user=_names(places.in_reply(begin, answer["user"])),
        sign_out=node["sign-out"]["operation"],
        change_site=change["operation"],
        change_site_site=_names(places.in_request(change["operation"], change["site"])),
        ended_status=node["ended-status"],
        ended_codes=tuple(node["ended-codes"]),
        same_site=node["same-site"],
        idle_minutes_server=node["idle-minutes"]["server"],
        idle_minutes_cloud=node["idle-minutes"]["cloud"],
    )


def _credentials(node: Node, sign_in: str, places: _Places) -> p.CredentialKind:
    paths = [places.in_request(sign_in, item["path"]) for item in node["fields"]]
    needed = [
        path[-1] for item, path in zip(node["fields"], paths, strict=True) if "optional" not in item
    ]
    versions = by_server(node, places.since(sign_in), *(field.since for field in needed))
    return p.CredentialKind(
        name=words(node["name"]),
        title=node["title"],
        doc=one_line(node["description"]),
        since_server=versions.get("server"),
        since_cloud=versions.get("cloud"),
        impersonation_since=node["impersonation-since"],
        one_session=node["one-session"],
        fields=tuple(
            _credential_field(item, path) for item, path in zip(node["fields"], paths, strict=True)
        ),
    )


def _credential_field(node: Node, path: tuple[ir.Field, ...]) -> p.CredentialField:
    return p.CredentialField(
        name=words(node["name"]),
        path=_names(path),
        optional=node.get("optional", False),
        secret=path[-1].secret,
    )


def _connected_apps(node: Node) -> p.ConnectedAppRules:
    def entries(key: str) -> tuple[p.JwtEntry, ...]:
        return tuple(p.JwtEntry(name=item["name"], value=item["value"]) for item in node[key])

    return p.ConnectedAppRules(
        doc=one_line(node["description"]),
        credentials=words(node["credentials"]),
        algorithm=node["algorithm"],
        type=node["type"],
        audience=node["audience"],
        header=entries("header"),
        claims=entries("claims"),
        longest_minutes=node["longest-minutes"],
        missing_scope=node["missing-scope"],
    )


def _versions(node: Node, places: _Places) -> p.VersionRules:
    return p.VersionRules(
        doc=one_line(node["description"]),
        operation=node["operation"],
        field=_names(places.in_reply(node["operation"], node["field"])),
        unknown_version=node["unknown-version"],
        unknown_operation=node["unknown-operation"],
    )


def _documents(node: Node) -> p.DocumentRules:
    return p.DocumentRules(
        doc=one_line(node["description"]),
        request=node["request"],
        request_namespace=node["request-namespace"],
        reply=node["reply"],
        error=node["error"],
        warnings=node["warnings"],
        request_media=node["request-media"],
        reply_media=node["reply-media"],
    )


def _json_form(node: Node) -> p.JsonRules:
    return p.JsonRules(
        doc=one_line(node["description"]),
        since=node["since"],
        media=node["media"],
        text=node["text"],
        strings=tuple(node["strings"]),
    )


def _values(node: Node) -> p.ValueRules:
    return p.ValueRules(
        doc=one_line(node["description"]),
        true_words=tuple(node["boolean"]["true"]),
        false_words=tuple(node["boolean"]["false"]),
        integer=node["integer"]["pattern"],
        date_time=node["dateTime"]["pattern"],
        date_time_doc=one_line(node["dateTime"]["description"]),
        time=node["time"]["pattern"],
        time_doc=one_line(node["time"]["description"]),
    )


def _paging(node: Node) -> p.PagingRules:
    told, asked, sizes = node["pagination"], node["parameters"], node["sizes"]
    return p.PagingRules(
        doc=one_line(node["description"]),
        pagination=told["element"],
        pagination_number=told["number"],
        pagination_size=told["size"],
        pagination_total=told["total"],
        number=asked["number"],
        size=asked["size"],
        first=node["first"],
        least_size=sizes["least"],
        default_size=sizes["default"],
        largest_size=sizes["largest"],
        past_the_end=node["past-the-end"],
        wrong_size=node["wrong-size"],
        too_large=node["too-large"],
        stable_sort=tuple(node["stable-sort"]),
        without_total=tuple(
            p.ListEnd(sign=item["sign"], doc=one_line(item["description"]))
            for item in node["without-total"]
        ),
    )


def _queries(node: Node) -> p.QueryRules:
    return p.QueryRules(
        doc=one_line(node["description"]),
        filter=node["filter"],
        sort=node["sort"],
        list=node["list"],
        joined_by=node["joined-by"],
        ascending=node["ascending"],
        descending=node["descending"],
        never_in_values=node["never-in-values"],
        unsafe_in_values=node["unsafe-in-values"],
    )


def _uploads(node: Node) -> p.UploadRules:
    def size(key: str) -> int:
        megabytes: int = node[key]["megabytes"]
        return megabytes * int(node["megabyte"])

    return p.UploadRules(
        doc=one_line(node["description"]),
        megabyte=node["megabyte"],
        one_request=size("one-request"),
        largest_part=size("largest-part"),
        usual_part=size("usual-part"),
        parts=node["parts"],
        first_part=node["first-part"],
        part_number=node["part-number"],
        upload=node["upload"],
        forgotten=node["forgotten"],
    )


def _multipart(node: Node) -> p.MultipartRules:
    name = node["file-name"]
    return p.MultipartRules(
        doc=one_line(node["description"]),
        media=node["media"],
        line_end=node["line-end"],
        disposition=node["disposition"],
        content_type=node["content-type"],
        file_name_doc=one_line(name["description"]),
        file_name_stand_in=name["stand-in"],
        file_name_left_out=name["left-out"],
        file_name_longest=name["longest"],
    )


def _jobs(node: Node) -> p.JobRules:
    runs = node["run-of-a-job"]
    return p.JobRules(
        doc=one_line(node["description"]),
        operation=node["operation"],
        finish_codes=tuple(
            p.FinishCode(
                code=item["code"], outcome=item["outcome"], doc=one_line(item["description"])
            )
            for item in node["finish-codes"]
        ),
        failure_note=node["failure-note"],
        forgotten=tuple(node["forgotten"]),
        runs=runs["operation"],
        runs_flow=runs["flow"],
        runs_newest=runs["newest-first"],
        runs_job=words(runs["job"]),
        run_status=words(node["run-status"]),
        run_states=tuple(
            p.RunState(state=item["state"], outcome=item["outcome"]) for item in node["run-states"]
        ),
    )


def _deployments(node: Node) -> p.DeploymentRules:
    return p.DeploymentRules(
        doc=one_line(node["description"]),
        cloud_hosts=tuple(node["cloud-hosts"]),
        not_found=node["not-found"],
    )


def _permissions(node: Node) -> p.PermissionRules:
    return p.PermissionRules(
        doc=one_line(node["description"]),
        implicit=tuple(node["implicit"]),
    )


def _schedules(node: Node) -> p.ScheduleRules:
    deployments: tuple[p.Deployment, ...] = ("server", "cloud")
    return p.ScheduleRules(
        doc=one_line(node["description"]),
        refused=node["refused"],
        highest_priority=node["priorities"]["highest"],
        lowest_priority=node["priorities"]["lowest"],
        days_of_month=node["days-of-month"],
        last_day=node["last-day"],
        combinations=tuple(
            _combination(item["frequency"], deployment, item[deployment])
            for item in node["combinations"]
            for deployment in deployments
        ),
    )


def _metadata(node: Node) -> p.MetadataRules:
    flows, sizes = node["flows"], node["page-sizes"]
    return p.MetadataRules(
        doc=one_line(node["description"]),
        name=node["name"],
        path=node["path"],
        media=node["media"],
        since=node["since"],
        scopes=tuple(node["scopes"]),
        id=node["id"],
        default_size=sizes["default"],
        largest_size=sizes["largest"],
        flows=flows["list"],
        flow_type=words(flows["type"]),
        flow_ids=flows["ids"],
        flow_name=flows["name"],
        flow_project=flows["project"],
        codes=tuple(
            p.MetadataCode(
                code=item["code"], effect=item["effect"], doc=one_line(item["description"])
            )
            for item in node["codes"]
        ),
    )


def _combination(frequency: str, deployment: p.Deployment, node: Node) -> p.ScheduleCombination:
    return p.ScheduleCombination(
        frequency=frequency,
        deployment=deployment,
        interval=node["interval"],
        hours=tuple(node["hours"]),
        minutes=tuple(node["minutes"]),
        whole_hours="whole-hours" in node,
        end_after_start="end-after-start" in node,
        step_minutes=node.get("step-minutes", 1),
        least_week_days=node["week-days"]["least"],
        most_week_days=node["week-days"]["most"],
        days_need_interval="days-need-interval" in node,
        month_days=tuple(node["month-days"]),
        one_kind_of_days="one-kind-of-days" in node,
    )


def _retry(node: Node) -> p.RetryRules:
    return p.RetryRules(
        doc=one_line(node["description"]),
        wait_header=node["wait-header"],
        outcome_unknown=words(node["outcome-unknown"]),
        repeated=tuple(
            p.RepeatedThing(
                name=item["name"],
                title=item.get("title", item["name"]),
                doc=one_line(item["description"]),
            )
            for item in node["repeated"]
        ),
        failures=tuple(_failure(item) for item in node["failures"]),
    )


def _failure(node: Node) -> p.Failure:
    raised: Sequence[str] = node["raises"]
    return p.Failure(
        name=node["name"],
        title=node["title"],
        doc=one_line(node["description"]),
        statuses=tuple(node.get("statuses", ())),
        statuses_from=node.get("statuses-from"),
        waits=node.get("waits"),
        unknown=node.get("unknown", "never"),
        raises=tuple(map(words, raised)),
        after=tuple(node["after"]),
    )
