"""The protocol in the intermediate representation: what any client must know to talk to servers."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.protocol.documents import (
    DocumentRules,
    JsonRules,
    ListEnd,
    PagingRules,
    QueryRules,
    ValueRules,
)
from generator.ir.protocol.metadata import MetadataCode, MetadataEffect, MetadataRules
from generator.ir.protocol.outcomes import (
    ClientError,
    Failure,
    FinishCode,
    JobRules,
    Outcome,
    Repeated,
    RepeatedThing,
    RetryRules,
    RunOutcome,
    RunState,
)
from generator.ir.protocol.permissions import PermissionRules
from generator.ir.protocol.schedules import (
    Deployment,
    DeploymentRules,
    ScheduleCombination,
    ScheduleRules,
)
from generator.ir.protocol.sessions import (
    ConnectedAppRules,
    CredentialField,
    CredentialKind,
    JwtEntry,
    JwtValue,
    SessionRules,
    VersionRules,
)
from generator.ir.protocol.uploads import MultipartRules, UploadRules

__all__ = [
    "ClientError",
    "ConnectedAppRules",
    "CredentialField",
    "CredentialKind",
    "Deployment",
    "DeploymentRules",
    "DocumentRules",
    "Failure",
    "FinishCode",
    "JobRules",
    "JsonRules",
    "JwtEntry",
    "JwtValue",
    "ListEnd",
    "MetadataCode",
    "MetadataEffect",
    "MetadataRules",
    "MultipartRules",
    "Outcome",
    "PagingRules",
    "PermissionRules",
    "Protocol",
    "QueryRules",
    "Repeated",
    "RepeatedThing",
    "RetryRules",
    "RunOutcome",
    "RunState",
    "ScheduleCombination",
    "ScheduleRules",
    "SessionRules",
    "UploadRules",
    "ValueRules",
    "VersionRules",
]


@dataclass(frozen=True, slots=True)
class Protocol:
    """The protocol between clients and servers."""

    session: SessionRules
    """The rules for sessions."""
    credentials: tuple[CredentialKind, ...]
    """The types of sign-in credentials."""
    connected_apps: ConnectedAppRules
    """The rules for tokens of connected apps."""
    versions: VersionRules
    """The rules for versions."""
    documents: DocumentRules
    """The rules for documents."""
    json_form: JsonRules
    """The rules for documents as JSON."""
    values: ValueRules
    """The rules for values in documents."""
    paging: PagingRules
    """The rules for lists."""
    queries: QueryRules
    """The rules for filters and sorts."""
    uploads: UploadRules
    """The rules for uploads."""
    multipart: MultipartRules
    """The rules for multipart bodies."""
    jobs: JobRules
    """The rules for jobs."""
    deployments: DeploymentRules
    """The rules for telling the kind of server."""
    permissions: PermissionRules
    """The rules for permissions."""
    schedules: ScheduleRules
    """The rules for schedules."""
    metadata: MetadataRules
    """The rules for the Metadata API."""
    retry: RetryRules
    """The rules for retries."""
    errors: tuple[ClientError, ...]
    """The exception classes for errors that the client itself raises, parents first."""
