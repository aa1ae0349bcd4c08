"""Work with Tableau flows from code: publish, run, wait, schedule, share.

Importing this package loads nothing else: the clients (and with them httpx and the models) come
when they are first asked for.

Loggers, none of which ever sees a secret; no handler and no level is set:

- `tableau_flows.http`: each request with its status and duration (DEBUG).
- `tableau_flows.retry`: calls that are sent again after a transient failure, redirects that are
  followed (INFO).
- `tableau_flows.session`: versions, signing in and out, sites (INFO); failing to sign out at the
  end (WARNING).
- `tableau_flows.transfers`: files published and downloaded (INFO), their parts (DEBUG).
- `tableau_flows.jobs`: runs begun and ended (INFO).
- `tableau_flows.bulk`: the sums of operations on many objects, interrupted ones included (INFO).
- `tableau_flows.xml`: values of replies that cannot be read (WARNING); what replies hold that this
  version does not know (DEBUG).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tableau_flows._common.release import VERSION

if TYPE_CHECKING:
    from tableau_flows import errors, fields, models, schedules, types
    from tableau_flows._bulk.connection_updates import ConnectionChange
    from tableau_flows._bulk.folders.reports import SyncedFlow, SyncReport
    from tableau_flows._bulk.permissions.grant import Grant
    from tableau_flows._bulk.permissions.holders import Holder
    from tableau_flows._bulk.reports import BulkProgress, Report
    from tableau_flows._bulk.run_outcomes import RunOutcome, RunReport
    from tableau_flows._common.arguments import is_id
    from tableau_flows._common.failed_items import FailedItem
    from tableau_flows._common.permission_changes import PermissionChange, PermissionChanges
    from tableau_flows._plans.clocks import ClientClock
    from tableau_flows._plans.messages import Timeouts
    from tableau_flows._resources.project_calls import TOP_LEVEL
    from tableau_flows._runs._sync.handle import FlowRunHandle
    from tableau_flows._runs.handle import AsyncFlowRunHandle
    from tableau_flows._session.retry import FailedAttempt, RetryPolicy, standard_decision
    from tableau_flows._session.warnings import FlowTaskWarning, InsecureConnectionWarning
    from tableau_flows.aio import AsyncClient
    from tableau_flows.client import Client
    from tableau_flows.credentials import (
        ConnectedAppCredentials,
        Credentials,
        JwtCredentials,
        PasswordCredentials,
        SessionCredentials,
        TokenCredentials,
    )
    from tableau_flows.tables import to_rows

__version__ = VERSION

__all__ = [
    "TOP_LEVEL",
    "AsyncClient",
    "AsyncFlowRunHandle",
    "BulkProgress",
    "Client",
    "ClientClock",
    "ConnectedAppCredentials",
    "ConnectionChange",
    "Credentials",
    "FailedAttempt",
    "FailedItem",
    "FlowRunHandle",
    "FlowTaskWarning",
    "Grant",
    "Holder",
    "InsecureConnectionWarning",
    "JwtCredentials",
    "PasswordCredentials",
    "PermissionChange",
    "PermissionChanges",
    "Report",
    "RetryPolicy",
    "RunOutcome",
    "RunReport",
    "SessionCredentials",
    "SyncReport",
    "SyncedFlow",
    "Timeouts",
    "TokenCredentials",
    "__version__",
    "errors",
    "fields",
    "is_id",
    "models",
    "schedules",
    "standard_decision",
    "to_rows",
    "types",
]

_HOMES = {
    "AsyncClient": "aio",
    "AsyncFlowRunHandle": "_runs.handle",
    "BulkProgress": "_bulk.reports",
    "Client": "client",
    "ClientClock": "_plans.clocks",
    "ConnectedAppCredentials": "credentials",
    "ConnectionChange": "_bulk.connection_updates",
    "Credentials": "credentials",
    "FailedAttempt": "_session.retry",
    "FailedItem": "_common.failed_items",
    "FlowTaskWarning": "_session.warnings",
    "FlowRunHandle": "_runs._sync.handle",
    "Grant": "_bulk.permissions.grant",
    "Holder": "_bulk.permissions.holders",
    "InsecureConnectionWarning": "_session.warnings",
    "JwtCredentials": "credentials",
    "PasswordCredentials": "credentials",
    "PermissionChange": "_common.permission_changes",
    "PermissionChanges": "_common.permission_changes",
    "Report": "_bulk.reports",
    "RetryPolicy": "_session.retry",
    "RunOutcome": "_bulk.run_outcomes",
    "RunReport": "_bulk.run_outcomes",
    "SessionCredentials": "credentials",
    "SyncReport": "_bulk.folders.reports",
    "SyncedFlow": "_bulk.folders.reports",
    "TOP_LEVEL": "_resources.project_calls",
    "Timeouts": "_plans.messages",
    "TokenCredentials": "credentials",
    "is_id": "_common.arguments",
    "standard_decision": "_session.retry",
    "to_rows": "tables",
}


def __getattr__(name: str) -> object:
    if name in {"emulator", "errors", "fields", "models", "schedules", "types"}:
        return import_module(f"tableau_flows.{name}")
    if name in _HOMES:
        value: object = getattr(import_module(f"tableau_flows.{_HOMES[name]}"), name)
        globals()[name] = value  # the next look-up does not come here
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
