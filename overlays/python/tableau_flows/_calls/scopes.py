"""The scopes of the session that calls need with a connected app, and advice about them; pure.

With fixed scopes the server decides: a scope with a wildcard stands for several.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from tableau_flows_generated.operation import OperationInfo

from tableau_flows._session.session import Session
from tableau_flows.credentials import ConnectedAppCredentials, Credentials, JwtCredentials
from tableau_flows.errors import AuthenticationError, SignInError, UsageError

NO_SCOPES: frozenset[str] = frozenset()


def scopes_of_call(credentials: ConnectedAppCredentials, info: OperationInfo) -> frozenset[str]:
    """Return the scopes that a session with a connected app must have for a call.

    Raises:
        UsageError: The client chooses the scopes, and does not know those of the operation.
    """
    if credentials.scopes is not None:
        return frozenset(credentials.scopes)
    if info.scopes is None:
        raise UsageError(
            f"the scope that {info.id} needs is not known: give"
            " ConnectedAppCredentials(scopes=[…]) with the scopes of all calls"
        )
    return frozenset(info.scopes)


def scopes_so_far(session: Session) -> frozenset[str]:
    """Return the scopes to sign in with when there is no call: those given, or of earlier calls."""
    credentials = session.credentials
    if isinstance(credentials, ConnectedAppCredentials) and credentials.scopes is not None:
        return frozenset(credentials.scopes)
    return session.shared.scopes


def is_within_scopes(session: Session, info: OperationInfo) -> bool:
    """Return whether a call certainly does not go beyond the scopes of the session.

    A call beyond the scopes of a JSON web token ends the session. The scopes of a token that the
    client did not make are not known.
    """
    credentials = session.credentials
    if isinstance(credentials, JwtCredentials):
        return False
    if not isinstance(credentials, ConnectedAppCredentials):
        return True
    given = scopes_so_far(session)
    return all(any(fnmatchcase(need, scope) for scope in given) for need in info.scopes or ())


def check_scopes_known(credentials: Credentials, scopes: frozenset[str], what: str) -> None:
    """Check that there are scopes to sign in with before the first call.

    Raises:
        UsageError: The scopes of a connected app are unknown until there is a call.
    """
    if isinstance(credentials, ConnectedAppCredentials) and not scopes:
        raise UsageError(
            f"{what} before the first call needs scopes: give ConnectedAppCredentials(scopes=[…]);"
            " without them, the client signs in at the first call with the scopes of that call"
        )


def explain_sign_in(credentials: Credentials, scopes: frozenset[str], error: SignInError) -> None:
    """Add what may be wrong about the token of a connected app, which is refused without reason."""
    if isinstance(credentials, ConnectedAppCredentials):
        error.hint += (
            f" The token was made for the user {credentials.user!r} with the scopes"
            f" {', '.join(sorted(scopes))}. A server refuses it if the connected app does not grant"
            " one of them or is disabled, or if the clock of this machine is wrong by minutes."
        )


def add_scopes_hint(session: Session, info: OperationInfo, error: AuthenticationError) -> None:
    """Add the scopes that the call needs to the refusal of a JSON web token.

    The server refuses calls outside the scopes of the token like calls of an expired session
    (wire_facts §10).
    """
    if not isinstance(session.credentials, JwtCredentials | ConnectedAppCredentials):
        return
    need = f"the scope that {info.id} needs is not known"
    if info.scopes is not None:
        need = f"{info.id} needs {' and '.join(info.scopes) or 'no scope'}"
    error.hint = (
        "with a JSON web token, only the calls that the scopes in the token (scp) and the scopes of"
        f" the connected app allow can be made: {need}"
    )
