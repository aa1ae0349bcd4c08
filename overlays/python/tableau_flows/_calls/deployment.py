"""Refuses operations that the kind of server does not have, as far as the kind is known."""

from __future__ import annotations

from urllib.parse import urlsplit

from tableau_flows_generated import protocol
from tableau_flows_generated.operation import OperationInfo

from tableau_flows._common.deployments import DEPLOYMENT_NAMES
from tableau_flows._session.session import Session
from tableau_flows.credentials import PasswordCredentials, SessionCredentials
from tableau_flows.errors import ApiError, DeploymentError


def check_deployment(session: Session, info: OperationInfo) -> None:
    """Check that the kind of server has an operation; an unknown kind is not refused.

    Raises:
        DeploymentError: It has not.
    """
    if info.deployment is None:
        return
    kind, reason = known_deployment(session)
    if kind is not None and kind != info.deployment:
        raise DeploymentError(what=info.id, need=DEPLOYMENT_NAMES[info.deployment], reason=reason)


def known_deployment(session: Session) -> tuple[str | None, str]:
    """Return "server", "cloud" or None for unknown, and the reason (wire_facts §8.6)."""
    host = (urlsplit(session.shared.server).hostname or "").rstrip(".")
    if any(host.endswith(f".{domain}") for domain in protocol.CLOUD_HOSTS):
        return "cloud", f"{host} is Tableau Cloud"
    if isinstance(session.credentials, PasswordCredentials):
        return "server", "sign-ins with a password exist on Tableau Server only"
    if not session.shared.site and not isinstance(session.credentials, SessionCredentials):
        return "server", "the default site exists on Tableau Server only"
    return None, ""


def add_deployment_hint(info: OperationInfo, error: ApiError) -> None:
    """Explain the refusal of an operation that the server does not have."""
    if info.deployment is not None and error.code == protocol.OTHER_DEPLOYMENT_CODE:
        only = DEPLOYMENT_NAMES[info.deployment]
        other = DEPLOYMENT_NAMES["cloud" if info.deployment == "server" else "server"]
        error.hint = f"{info.id} exists on {only} only; this server is probably {other}"
