# Made from tableau_flows/_resources/flows.py by make generate. Do not edit.
"""`client.flows`: the operations of the API, and publishing, downloading, running and tagging."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.resources import FlowsApi

from tableau_flows._bulk._sync.run_many import ManyFlows, RunMany
from tableau_flows._bulk.find.flows import find_flow
from tableau_flows._bulk.folders.reports import SyncReport
from tableau_flows._bulk.publishing import Destination
from tableau_flows._bulk.reports import BulkListener
from tableau_flows._bulk.run_outcomes import RunOptions
from tableau_flows._common.arguments import check_seconds
from tableau_flows._files._sync.stream import FlowStream
from tableau_flows._files.download import DownloadedFlow, DownloadProgress, download
from tableau_flows._files.incoming import Incoming
from tableau_flows._files.local.sources import FlowSource
from tableau_flows._files.local.targets import FlowTarget
from tableau_flows._files.publish import check_publish, publish
from tableau_flows._files.upload import Progress
from tableau_flows._resources._sync.engine import Engine
from tableau_flows._resources.flow_updates import update_flow
from tableau_flows._resources.tags import add_tags, check_labels, tag_published
from tableau_flows._runs._sync.handle import FlowRunHandle
from tableau_flows._runs.runs import OnConflict, check_run, run_flow
from tableau_flows._runs.watching import check_progress


class Flows(FlowsApi):
    """List, find, read, publish, sync, update, delete, download, run and tag flows."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def publish(
        self,
        source: FlowSource,
        *,
        name: str | None = None,
        project: str | Identified | tuple[str, ...] | None = None,
        description: str | None = None,
        tags: Sequence[str] = (),
        connections: Sequence[m.ConnectionToPublish] = (),
        file_type: m.FlowFileKind | m.FlowFileKindValue | None = None,
        overwrite: bool = False,
        chunk_size: int | None = None,
        parallel: int = 1,
        on_progress: Progress | None = None,
    ) -> m.Flow:
        """Publish a flow file, streamed from disk, up to 64 MB in one request and larger in parts.

        Args:
            source: The file: a path, bytes, a file object opened in binary mode, or an iterable of
                bytes; for the async client also an async file or an async iterable. A file object
                is read from its current position, stays open, and is positioned after the last
                byte read. Iterables, named pipes, and file objects that cannot seek or are async
                are first copied to a temporary file.
            name: The name of the flow on the server; if omitted, the name of the file without its
                extension.
            project: The project to publish to: its path such as "Sales/EU" (top level first), its
                id, the object, or a tuple of the names on its path, which may contain "/"; if
                omitted, the default project of the site. A path is looked up before the file is
                sent.
            description: The description of the flow.
            tags: Labels of tags, which are added in a second call; those that a replaced flow has
                stay. Each label becomes one tag, as for `add_tags`.
            connections: Credentials for the data sources that the flow reads and writes, each with
                the address of a data source: `ConnectionToPublish(server_address="db1",
                connection_credentials=ConnectionCredentials(name=…, password=…, embed=True))`.
            file_type: "tfl" or "tflx"; required if the name of the file has neither extension.
            overwrite: True replaces a flow of the same name; False raises an error if there is one.
                Before a file is sent in parts, the flows of the project are searched for exactly
                this name, if the user may see them; not with `JwtCredentials`, nor with a connected
                app whose session lacks the scope.
            chunk_size: Maximum size of a file that is sent in one request, in bytes, and the size
                of the parts of larger files; at most 67108864 (64 MB). If omitted, files above
                64 MB are sent in parts of 33554432 bytes. Parts are larger if a file would have
                more than 1000 of them.
            parallel: Number of parts sent at the same time, 1 to 16, to servers that number the
                parts; to others, one at a time.
            on_progress: Called with the number of bytes sent so far and the total. An exception
                that it raises ends the publishing. If an upload has to restart, since the response
                to a part was lost, the first number decreases.

        Returns:
            The published flow. Its `output_steps` are None unless the server returns them in its
            reply to a publish; `flows.get` reads them.

        Raises:
            FlowFileError: The file is empty, missing, neither a .tfl nor a .tflx, or a .tflx that
                is not a ZIP archive with an entry `flow` (nothing was sent); or it was changed
                while it was read (nothing was published).
            UsageError: `chunk_size`, `parallel` or another argument is invalid; nothing was sent.
            NameNotFoundError: There is no project of this path; `nearest` has similar names.
            AmbiguousNameError: Several projects have this path.
            NameTakenError: There is a flow of this name, and `overwrite` is False. It is a
                `FlowNameTakenError` if that was found out before an upload in parts.
            NotFoundError: There is no project of this id.
            FlowNotTaggedError: The flow was published, but its tags could not be added.
            PermissionDeniedError: The user may not publish, or not to this project.
            OutcomeUnknownError: The response to the request that publishes was lost. Lost
                responses to parts do not cause it, since parts publish nothing.

        `POST /api/{apiVersion}/sites/{siteId}/flows`, for large files after
        `POST …/fileUploads` and `PUT …/fileUploads/{uploadSessionId}` for each part.
        `GET …/projects` for each name on the path of a project, `GET …/flows` to check a name,
        `PUT …/flows/{flowId}/tags` to add tags.

        Since version 3.3. Needs Prep Conductor (Data Management).

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#publish_flow
        """
        session = self._engine.session
        is_tagged = tags != () and check_labels(tags)
        plan = publish(
            session,
            source,
            name=name,
            project=project,
            destination=Destination(session, project),
            description=description,
            connections=connections,
            file_type=file_type,
            overwrite=overwrite,
            chunk_size=chunk_size,
            parallel=parallel,
            on_progress=on_progress,
        )
        flow = self._engine.run(plan)
        return self._engine.run(tag_published(session, flow, tags)) if is_tagged else flow

    def check_publish(
        self,
        source: str | os.PathLike[str] | bytes,
        *,
        name: str | None = None,
        project: str | Identified | tuple[str, ...] | None = None,
        description: str | None = None,
        tags: Sequence[str] = (),
        connections: Sequence[m.ConnectionToPublish] = (),
        file_type: m.FlowFileKind | m.FlowFileKindValue | None = None,
        overwrite: bool = False,
    ) -> m.Flow | None:
        """Check whether a flow file could be published, without publishing anything.

        The file, the arguments, the project and the name are checked. What only the server can
        tell is not: whether it accepts the content of the file, and the permissions of the user.

        Args:
            source: The file: a path, or bytes.
            name: The name of the flow on the server; if omitted, the name of the file without its
                extension.
            project: The project to publish to, as for `publish`.
            description: The description of the flow.
            tags: Labels of tags.
            connections: Credentials for data sources, as for `publish`.
            file_type: "tfl" or "tflx"; required if the name of the file has neither extension.
            overwrite: Whether a flow of the same name would be replaced.

        Returns:
            The flow that would be replaced; None if a new one would be published. Flows that the
            user may not see are not found; nor are any with `JwtCredentials`, or with a connected
            app whose session lacks the scope.

        Raises:
            FlowFileError: The file is empty, missing, of the wrong kind or too large, or a .tflx
                that is not a ZIP archive with an entry `flow`; nothing was sent.
            UsageError: An argument is invalid, such as a `source` that could be read only once;
                nothing was sent.
            NameNotFoundError: There is no project of this path; `nearest` has similar names.
            AmbiguousNameError: Several projects have this path.
            FlowNameTakenError: There is a flow of this name, and `overwrite` is False.

        `GET /api/{apiVersion}/sites/{siteId}/flows`, after `GET …/projects` for each name on the
        path of a project.

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#publish_flow
        """
        session = self._engine.session
        check_labels(tags)
        plan = check_publish(
            session,
            source,
            name=name,
            project=project,
            destination=Destination(session, project),
            description=description,
            connections=connections,
            file_type=file_type,
            overwrite=overwrite,
        )
        return self._engine.run(plan)

    def sync(
        self,
        folder: str | os.PathLike[str],
        *,
        project: str | Identified | Sequence[str],
        state: str | os.PathLike[str] | None = None,
        concurrency: int = 4,
        dry_run: bool = False,
        on_progress: BulkListener | None = None,
    ) -> SyncReport:
        """Publish the flow files of a folder that are new or changed; never delete a flow.

        ```python
        report = tableau.flows.sync("flows", project="Sales/EU", state="flows.state.json")
        print(report)
        report.raise_failed()
        ```

        A file belongs to the flow of the project that is named like the file without its extension,
        regardless of case. Files are compared by the names and contents of the entries of the
        archive, so packing the same content again is not a change. A flow is downloaded for the
        comparison, into a temporary folder, unless the state file has an entry for it and it has
        not been updated on the server since. If a file fails, the others are still processed; see
        `failed` of the report. A file that decompresses to more than 1 GiB and to more than 100
        times its size is not read, and fails.

        Passwords of connections are not sent, and it is not documented whether the server keeps
        those of a flow that is replaced. If a server changes the files that it stores, flows
        without a current entry in the state file are published again each time.

        Args:
            folder: The folder. Its .tfl and .tflx files are taken, except hidden ones; not those in
                folders below it.
            project: The project: its path such as "Sales/EU" (top level first), its id, the object,
                or a tuple of the names on its path, which may contain "/".
            state: The path of the state file, which records a digest of each flow between calls. It
                is created if it does not exist, and contains no secrets. One file can be used for
                any number of folders, projects, sites and servers, but by one sync at a time. If
                omitted, every existing flow is downloaded for the comparison.
            concurrency: Maximum number of files that are compared or published at the same time, 1
                to 64.
            dry_run: True publishes nothing and leaves the state file as it is; the report says what
                would be published. Flows are still downloaded for the comparison.
            on_progress: Called with a `BulkProgress` after each file, in the thread or the task of
                the caller. An exception that it raises ends the sync.

        Returns:
            The report: the files that were published as new flows, those that replaced a flow,
            those that are unchanged, and those that failed, with the errors.

        Raises:
            UsageError: An argument is invalid, or two files would be published as the same flow;
                nothing was sent.
            FlowFileError: The folder cannot be read; nothing was sent.
            SyncStateError: The file at `state` is not a state file, or another sync is using it;
                nothing was sent. If it cannot be written later, that is the `state_error` of the
                report, for which `raise_failed` raises an error.
            NameNotFoundError: There is no such project.
            AmbiguousNameError: Several projects have the path.
            AuthenticationError: The session was lost; `report` has what was done before.

        `GET /api/{apiVersion}/sites/{siteId}/flows` once, `GET …/flows/{flowId}/content` for flows
        that have no current entry in the state file, and `POST …/flows` for files to publish.

        Since version 3.3. Needs Prep Conductor (Data Management).

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#publish_flow
        """
        from tableau_flows._bulk.folders._sync.sync import sync_folder  # takes its time to load

        return sync_folder(
            self._engine.session,
            self._engine.network,
            folder,
            project=project,
            state=state,
            concurrency=concurrency,
            dry_run=dry_run,
            on_progress=on_progress,
        )

    def update(
        self,
        flow: str | Identified,
        *,
        project: str | Identified | tuple[str, ...] | None = None,
        owner: str | Identified | None = None,
    ) -> m.Flow:
        """Move a flow to another project or give it another owner.

        Omitted values are unchanged. The name and the description cannot be updated; publish the
        flow again to change them.

        Args:
            flow: The flow, as an id or as the object.
            project: The project to move the flow to: its path such as "Sales/EU" (top level first),
                its id, the object, or a tuple of the names on its path, which may contain "/".
            owner: The new owner of the flow, as an id or as the object.

        Returns:
            The flow.

        Raises:
            UsageError: No value to change is given, or one is invalid; nothing was sent.
            NameNotFoundError: There is no project of this path; `nearest` has similar names.
            AmbiguousNameError: Several projects have this path.
            PermissionDeniedError: The user may not write to the target project, or is not an
                administrator and tried to change the owner.
            NotFoundError: There is no such flow, project or owner.
            NameTakenError: The target project already has a flow with the same name, without regard
                to case.
            OutcomeUnknownError: The response was lost; read the flow.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}`, after `GET …/projects` for each name
        on the path of a project.

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow
        """
        return self._engine.run(update_flow(self._engine.session, flow, project, owner))

    def download(
        self,
        flow: str | Identified,
        *,
        to: FlowTarget,
        overwrite: bool = False,
        on_progress: DownloadProgress | None = None,
    ) -> DownloadedFlow:
        """Download the file of a flow, streamed to disk.

        With a path, the file appears only when it is complete; a failed download leaves nothing
        behind. An interrupted transfer is resumed if the server supports that; otherwise a path is
        downloaded again from the beginning, as often as the retry policy allows.

        Args:
            flow: The flow, as an id or as the object.
            to: The path of the file; a folder, where the file gets a safe form of the name that the
                server gives; or a file object opened for writing in binary mode, which stays open.
            overwrite: True replaces an existing file; False raises an error if there is one.
            on_progress: Called with the number of bytes received so far and the total (None if the
                server does not give it). An exception that it raises ends the download. If the
                transfer has to restart, the first number decreases.

        Returns:
            The name of the file, its size, and its path.

        Raises:
            FlowFileError: The file exists and `overwrite` is False (nothing was sent if `to` is
                its path), or it cannot be written.
            UnreadableReplyError: The server sent something other than a flow file, or only part of
                one.
            NotFoundError: There is no such flow.
            PermissionDeniedError: The user may not download it.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/content`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#download_flow
        """
        plan = download(
            self._engine.session, flow, to, overwrite=overwrite, on_progress=on_progress
        )
        return self._engine.run(plan)

    def stream(self, flow: str | Identified) -> FlowStream:
        """Download the file of a flow as a stream of blocks.

        ```python
        with tableau.flows.stream(flow) as blocks:
            for block in blocks:
                ...
        ```

        Each block has about a megabyte. An interrupted transfer is resumed if the server supports
        that, as often as the retry policy allows. The file is complete only if the iteration ends
        without an exception.

        Args:
            flow: The flow, as an id or as the object.

        Returns:
            A context manager for an iterable of the blocks, with the `name` and `size` of the file.

        Raises:
            UnreadableReplyError: The server sent something other than a flow file, or only part of
                one.
            NotFoundError: There is no such flow.
            PermissionDeniedError: The user may not download it.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/content`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#download_flow
        """
        flow_id = id_of(flow, "flow", "flow")
        return FlowStream(self._engine, Incoming(self._engine.session, flow_id))

    def run(
        self,
        flow: str | Identified,
        *,
        output_steps: Sequence[str | Identified] = (),
        parameters: Mapping[str, str]
        | Mapping[m.FlowParameter, str]
        | Mapping[str | m.FlowParameter, str]
        | None = None,
        mode: m.FlowRunMode | m.FlowRunModeValue | None = None,
        wait: float | None = None,
        on_conflict: OnConflict = "raise",
        progress: bool | None = None,
    ) -> FlowRunHandle:
        """Run a flow now.

        The flow is read first only if an output step or a parameter is given by name, and the given
        object does not have it. Values are checked where the parameter is known: if the flow was
        read, or the object of the flow or of the parameter was given.

        Args:
            flow: The flow, as an id or as the object.
            output_steps: The output steps to run, as ids, names or objects; all if omitted.
            parameters: Values for parameters of the flow, by the ids or names of the parameters, or
                by the objects (since version 3.15).
            mode: "full" or "incremental"; as set in the flow if omitted.
            wait: Maximum time to wait for the end of the run, in seconds. If omitted, the handle is
                returned at once. `wait` of the handle describes which failures a wait survives.
            on_conflict: What happens if a run of the flow is queued or running: "raise" raises an
                error; "attach" returns a handle of that run, if there is exactly one, with
                `attached` True. Its output steps, mode and parameters may differ from those given.
                If that run ends before it is found, the run is requested once more.
            progress: With `wait`: whether a live bar is shown, as for `wait` of the handle.

        Returns:
            A handle of the run; with `wait`, after the run has ended successfully.

        Raises:
            UsageError: The flow has no such output step or parameter, or the value is not in its
                domain; the run was not requested.
            VersionError: Parameters were given to a server that is too old; nothing was sent.
            AlreadyQueuedError: The flow is already queued or running; `run` and `job` are the ones
                in progress, if the server returns them.
            NotFoundError: There is no such flow.
            FlowRunFailedError: With `wait`: the run failed.
            FlowRunCancelledError: With `wait`: the run was cancelled.
            JobGoneError: With `wait`: the server has neither the run nor its job any more.
            WaitTimeoutError: With `wait`: the timeout expired; the run continues on the server.

        `POST /api/{apiVersion}/sites/{siteId}/flows/{flowId}/run`

        Since version 3.3. Needs Prep Conductor (Data Management).

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_now
        """
        session = self._engine.session
        check_seconds(wait, "wait", required=False)
        check_progress(progress)
        plan = run_flow(
            session,
            flow,
            output_steps=output_steps,
            parameters=parameters,
            mode=mode,
            on_conflict=on_conflict,
        )
        run = FlowRunHandle(self._engine, session, self._engine.run(plan))
        if wait is not None:
            run.wait(timeout=wait, progress=progress)
        return run

    def check_run(
        self,
        flow: str | Identified,
        *,
        output_steps: Sequence[str | Identified] = (),
        parameters: Mapping[str, str]
        | Mapping[m.FlowParameter, str]
        | Mapping[str | m.FlowParameter, str]
        | None = None,
        mode: m.FlowRunMode | m.FlowRunModeValue | None = None,
    ) -> m.Flow:
        """Check whether a flow could be run so, without running it.

        The flow is read, and the output steps and the values of parameters are checked. What only
        the server can tell is not: whether the flow is queued or running, and whether the user may
        run it.

        Args:
            flow: The flow, as an id or as the object.
            output_steps: The output steps, as for `run`.
            parameters: Values for parameters, as for `run`.
            mode: "full" or "incremental"; as set in the flow if omitted.

        Returns:
            The flow, with its output steps and parameters.

        Raises:
            UsageError: The flow has no such output step or parameter, a value is not in the domain
                of its parameter, or another argument is invalid.
            VersionError: Parameters were given, and the server is too old for them.
            NotFoundError: There is no such flow.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_now
        """
        plan = check_run(
            self._engine.session,
            flow,
            output_steps=output_steps,
            parameters=parameters,
            mode=mode,
        )
        return self._engine.run(plan)

    def run_many(
        self,
        flows: ManyFlows,
        *,
        concurrency: int = 16,
        timeout: float | None = 3600.0,
        output_steps: Sequence[str | Identified] = (),
        parameters: Mapping[str, str]
        | Mapping[m.FlowParameter, str]
        | Mapping[str | m.FlowParameter, str]
        | None = None,
        mode: m.FlowRunMode | m.FlowRunModeValue | None = None,
        on_conflict: OnConflict = "raise",
    ) -> RunMany:
        """Run many flows, and yield the outcome of each run as it ends.

        ```python
        runs = tableau.flows.run_many(tableau.flows.list(), concurrency=8)
        for outcome in runs:
            print(outcome)
        print(runs.report)
        ```

        A run that fails, or cannot be started, is an outcome with an `error`; the other runs are
        not affected. A flow is started only while the caller waits for the next outcome, and only
        if fewer runs than `concurrency` are in progress; these are polled in the background. So
        no more flows are started once the loop is left. Started runs continue on the server.

        One thread or task at a time may wait for the next outcome; another one gets a `UsageError`.

        Args:
            flows: The flows, as ids or as objects: a list, a lazy list, or another iterable, which
                is read as far as needed. Its errors are raised after the outcomes before them.
            concurrency: Maximum number of runs in progress, 1 to 64.
            timeout: Maximum time to wait for the end of each run, in seconds; None for no limit.
            output_steps: The output steps to run, as for `run`; names apply to each of the flows.
            parameters: Values for parameters, as for `run`.
            mode: "full" or "incremental"; as set in each flow if omitted.
            on_conflict: What happens if a run of a flow is queued or running, as for `run`.

        Returns:
            An iterable of outcomes, each with `flow`, `run`, `job` and `error`; its `report`
            summarizes them.

        Raises:
            UsageError: An argument is invalid; nothing was sent.

        `POST /api/{apiVersion}/sites/{siteId}/flows/{flowId}/run` for each flow

        Since version 3.3. Needs Prep Conductor (Data Management).

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_now
        """
        return RunMany(
            self._engine.session,
            self._engine.network,
            flows,
            concurrency,
            RunOptions(timeout, output_steps, parameters, mode, on_conflict),
        )

    def find(
        self, name: str, *, project: str | Identified | tuple[str, ...] | None = None
    ) -> m.Flow:
        """Find the only flow with a name.

        Names are compared exactly: upper and lower case differ, and so does white space.

        Args:
            name: The name; or the address of the page of a flow in the browser, such as
                `https://tableau.example.com/#/site/sales/flows/263`, for which all flows are read.
            project: The project: its path such as "Sales/EU" (top level first), its id, the object,
                or a tuple of the names on its path, which may contain "/". If omitted, flows of all
                projects are searched. With a project, `name` is a name, never an address.

        Returns:
            The flow as lists return it: without its output steps.

        Raises:
            NameNotFoundError: There is no such flow, or no such project; `nearest` has similar
                names, from at most 1,000 flows.
            AmbiguousNameError: Several flows have this name; `candidates` has them.
            UsageError: The name is empty, or `project` is invalid; nothing was sent.

        `GET /api/{apiVersion}/sites/{siteId}/flows`, and `GET /api/{apiVersion}/sites/…/projects`
        for each name on the path of the project.

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_site
        """
        return self._engine.run(find_flow(self._engine.session, name, project=project))

    def add_tags(self, flow: str | Identified, labels: Sequence[str]) -> tuple[m.Tag, ...]:
        """Add tags to a flow, which keeps those that it has.

        Each label becomes one tag. The server would split it at spaces and commas, so it is sent in
        double quotes, which do not become part of the tag.

        Args:
            flow: The flow, as an id or as the object.
            labels: The labels of the tags, at least one.

        Returns:
            All tags that the flow has now.

        Raises:
            UsageError: There is no label, or one is empty or holds a double quote; nothing was
                sent.
            NotFoundError: There is no such flow.
            PermissionDeniedError: The user may not tag the flow.
            OutcomeUnknownError: The response was lost; read the tags of the flow to see whether
                they were added.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#add_tags_to_data_source
        """
        return self._engine.call(add_tags(flow, labels))
