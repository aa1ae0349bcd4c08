# Made from tableau_flows/_resources/flows.py by make generate. Do not edit.
"""`client.flows`: publishing, downloading and running, beyond the operations of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated.operation import Identified, id_of
from tableau_flows_generated.resources import FlowsApi

from tableau_flows._files._sync.stream import FlowStream
from tableau_flows._files.download import DownloadedFlow, DownloadProgress, download
from tableau_flows._files.incoming import Incoming
from tableau_flows._files.local.sources import FlowSource
from tableau_flows._files.local.targets import FlowTarget
from tableau_flows._files.progress import Progress
from tableau_flows._files.publish import publish
from tableau_flows._resources._sync.engine import Engine
from tableau_flows._runs.runs import run_flow


class Flows(FlowsApi):
    """Flows: list, read, publish, change, delete, download, run."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def publish(
        self,
        source: FlowSource,
        *,
        name: str | None = None,
        project: str | Identified | None = None,
        description: str | None = None,
        connections: Sequence[m.ConnectionToPublish] = (),
        file_type: m.FlowFileKind | m.FlowFileKindValue | None = None,
        overwrite: bool = False,
        chunk_size: int | None = None,
        parallel: int = 1,
        on_progress: Progress | None = None,
    ) -> m.Flow:
        """Publish a flow file, streamed from disk: up to 64 MB in one request, above in parts.

        Args:
            source: The file: a path, bytes, a file object opened for reading bytes, or pieces of
                bytes from any iterable; for the async client also an async file or async iterable.
                A file object is read from where it stands, stays open, and is left after the last
                byte that was read. Pieces, named pipes, and what a file object gives that cannot
                seek or is async, are first copied to a temporary file.
            name: What the flow is called on the server; the name of the file without its ending
                if left out.
            project: The project to put it in, as an id or as the object; the default project
                of the site if left out.
            description: A text about the flow.
            connections: Sign-in data for the data sources the flow reads and writes.
            file_type: "tfl" or "tflx"; needed if the name of the file does not end so.
            overwrite: True to replace a flow of the same name, False to fail if there is one.
            chunk_size: The largest part of a file that goes in one request, in bytes; larger
                files go in parts of this size. At most 67108864 (64 MB). If left out, files above
                64 MB go in parts of 33554432 bytes. Parts are larger where a file would have more
                than 1000 of them.
            parallel: How many parts are on the way at the same time, 1 to 16, on servers that
                number the parts; others get one at a time.
            on_progress: Called with the bytes that have left so far, and with all there are. What
                it raises ends the publishing. If an upload has to begin anew, since the answer to
                a part was lost, the first number falls back.

        Returns:
            The flow as the server has it now; with `output_steps`, if the server tells them.

        Raises:
            FlowFileError: The file is empty, missing, neither a .tfl nor a .tflx, or a .tflx that
                is no ZIP archive with an entry `flow` (nothing was sent); or it was changed while
                it was read (nothing was published).
            UsageError: `chunk_size`, `parallel` or another argument is invalid; nothing was sent.
            NameTakenError: There is a flow of this name, and `overwrite` is False.
            NotFoundError: There is no such project.
            PermissionDeniedError: The user may not publish, or not there.
            OutcomeUnknownError: The answer to the request that publishes was lost. Lost answers
                to parts do not lead to this: nothing is published by them.

        `POST /api/{apiVersion}/sites/{siteId}/flows`, for large files after
        `POST …/fileUploads` and `PUT …/fileUploads/{uploadSessionId}` for each part.

        Since version 3.3. Needs Prep Conductor (Data Management).

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#publish_flow
        """
        plan = publish(
            self._engine.session,
            source,
            name=name,
            project=project,
            description=description,
            connections=connections,
            file_type=file_type,
            overwrite=overwrite,
            chunk_size=chunk_size,
            parallel=parallel,
            on_progress=on_progress,
        )
        return self._engine.run(plan)

    def download(
        self,
        flow: str | Identified,
        *,
        to: FlowTarget,
        overwrite: bool = False,
        on_progress: DownloadProgress | None = None,
    ) -> DownloadedFlow:
        """Download the file of a flow, streamed to disk.

        A path gets its file only when all of it has come; a download that breaks leaves nothing.
        It is resumed where it broke off if the server offers that; else a path gets the file anew
        from its beginning, as often as the retry policy allows.

        Args:
            flow: The flow, as an id or as the object.
            to: The path of the file; a folder, where the file gets the name the server gives it,
                made safe; or a file object opened for writing bytes, which stays open.
            overwrite: True to replace a file that is there, False to fail if there is one.
            on_progress: Called with the bytes that have come so far, and with all there are (None
                if the server does not tell). What it raises ends the download. If the transfer
                has to begin anew, the first number falls back.

        Returns:
            The name of the file, its size, and its path.

        Raises:
            FlowFileError: The file exists and `overwrite` is False (nothing was sent if `to` is
                its path), or it cannot be written.
            UnreadableReplyError: Something else than a flow file came, or only a part of one.
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
        """Download the file of a flow block by block, to do with it what you like.

        ```python
        with tableau.flows.stream(flow) as blocks:
            for block in blocks:
                ...
        ```

        The blocks have about a megabyte each. Where the transfer breaks, it is resumed if the
        server offers that, as often as the retry policy allows. Only when the iteration ends
        without an exception has all of the file come.

        Args:
            flow: The flow, as an id or as the object.

        Returns:
            A context manager that gives the blocks; it knows the `name` and `size` of the file.

        Raises:
            UnreadableReplyError: Something else than a flow file came, or only a part of one.
            NotFoundError: There is no such flow.
            PermissionDeniedError: The user may not download it.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/content`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#download_flow
        """
        return FlowStream(self._engine, Incoming(self._engine.session, id_of(flow, "flow")))

    def run(
        self,
        flow: str | Identified,
        *,
        output_steps: Sequence[str | Identified] = (),
        mode: m.FlowRunMode | m.FlowRunModeValue | None = None,
        parameters: Mapping[str, str] | None = None,
        wait: float | None = None,
    ) -> m.Job:
        """Run a flow now.

        Args:
            flow: The flow, as an id or as the object.
            output_steps: The output steps to run, as ids or as objects; all if left out.
            mode: "full" or "incremental"; as the flow has it if left out.
            parameters: Values for parameters of the flow, by the ids of the parameters (since
                version 3.15).
            wait: How long to wait for the end of the run, in seconds. If left out, the job is
                returned at once; see `jobs.wait`, also for what a wait goes through.

        Returns:
            The job that does the work; with `wait`, as it was at its end.

        Raises:
            VersionError: Parameters were given to a server that is too old; nothing was sent.
            AlreadyQueuedError: The flow is waiting or running already; `run` and `job` are those
                in the way, if the server tells them.
            NotFoundError: There is no such flow.
            JobFailedError: With `wait`: the run failed.
            JobCancelledError: With `wait`: the run was cancelled.
            JobGoneError: With `wait`: the server has forgotten the job.
            WaitTimeoutError: With `wait`: the timeout expired; the job keeps running on the server.

        `POST /api/{apiVersion}/sites/{siteId}/flows/{flowId}/run`

        Since version 3.3. Needs Prep Conductor (Data Management).

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_now
        """
        plan = run_flow(
            self._engine.session,
            flow,
            output_steps=output_steps,
            mode=mode,
            parameters=parameters,
            wait=wait,
        )
        return self._engine.run(plan)
