"""TLS settings: which certificates of servers are trusted, and the client's own certificate."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from typing import TypeAlias, cast

from tableau_flows_generated.checks import invalid_argument

from tableau_flows._common.causes import message_of
from tableau_flows.errors import UsageError

StrPath: TypeAlias = str | os.PathLike[str]
Verify: TypeAlias = bool | str | os.PathLike[str] | ssl.SSLContext
ClientCertificate: TypeAlias = StrPath | tuple[StrPath, StrPath] | tuple[StrPath, StrPath, str]

_SHOWN = 300
"""How much of a path is shown, in characters."""

BUNDLE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""A file or folder with trusted certificates, as the official client reads them (requests)."""


def tls_context(
    verify: Verify = True,
    cert: ClientCertificate | None = None,
    environment: Mapping[str, str] | None = None,
) -> ssl.SSLContext:
    """Make the TLS context for `verify=` and `cert=`.

    The variables of the environment are read only for `verify=True`, in this order:
    REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE, then SSL_CERT_FILE together with SSL_CERT_DIR. If none of
    them is set, the authorities of the certifi package are trusted. Call this only when TLS is
    needed, so that a variable whose file is gone does not disturb connections over http.

    Args:
        verify: True for the usual authorities, the path of a file or folder with others, the text
            of certificates in PEM form, or a context, which is used as it is; False does not
            check. `verify=ssl.create_default_context()` uses the trust store of the system.
        cert: The client's own certificate: the path of a PEM file with certificate and key, or
            (certificate, key) or (certificate, key, password of the key).
        environment: Where the variables are looked up; the process's own if None.

    Raises:
        UsageError: There are no certificates where the argument or the variable says, or the
            client certificate cannot be used. The message holds neither certificates nor password.
    """
    if isinstance(verify, ssl.SSLContext):
        if cert is not None:
            raise invalid_argument(
                "cert=",
                "has no effect with a context as verify=; call its load_cert_chain() instead",
            )
        return verify
    if isinstance(verify, bool):
        context = _default(os.environ if environment is None else environment, check=verify)
    else:
        context = _of_path(verify)
    if cert is not None:
        _load_client_certificate(context, cert)
    return context


def _default(environment: Mapping[str, str], *, check: bool) -> ssl.SSLContext:
    if not check:
        unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unchecked.check_hostname = False
        unchecked.verify_mode = ssl.CERT_NONE
        return unchecked
    for name in BUNDLE_VARIABLES:
        if path := environment.get(name, "").strip():
            return _trusting(path, name)
    file = environment.get("SSL_CERT_FILE", "").strip()
    folders = environment.get("SSL_CERT_DIR", "").strip()
    context = _trusting(file, "SSL_CERT_FILE") if file else None
    for folder in filter(None, folders.split(os.pathsep)):
        context = _trusting(folder, "SSL_CERT_DIR", context)
    return context or _trusting_the_usual()


def _trusting_the_usual() -> ssl.SSLContext:
    try:
        import certifi  # comes with httpx, which trusts the same
    except ImportError:
        return ssl.create_default_context()
    return ssl.create_default_context(cafile=certifi.where())


def _of_path(verify: object) -> ssl.SSLContext:
    path = _path(verify)
    if path is None:
        raise invalid_argument(
            "verify=",
            "must be True, False, the path of certificates, their text in PEM form or an"
            f" ssl.SSLContext, not {type(verify).__name__}",
        )
    if "-----BEGIN" in path:
        return _of_text(path)
    return _trusting(path, "verify=")


def _of_text(text: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cadata=text.encode("ascii", "ignore").decode())
    except (ssl.SSLError, ValueError):
        # Not the text: it may be a private key.
        raise invalid_argument(
            "verify=", "is text, but holds no certificates in PEM form"
        ) from None


def _trusting(path: str, source: str, context: ssl.SSLContext | None = None) -> ssl.SSLContext:
    """A context that trusts what a file or folder holds.

    Args:
        path: The file or folder.
        source: The argument or the variable that names it.
        context: The context to add it to; a new one if None.
    """
    shown = _quoted(path)
    if not path or "\0" in path:
        raise invalid_argument(source, f"must be the path of certificates, not {shown}")
    # The files of a folder are read when a server shows its certificate.
    file, folder = (None, path) if os.path.isdir(path) else (path, None)
    try:
        if context is None:
            return ssl.create_default_context(cafile=file, capath=folder)
        context.load_verify_locations(cafile=file, capath=folder)
    except (OSError, ValueError) as error:
        reason = "holds no certificates in PEM form" if os.path.isfile(path) else "cannot be read"
        raise invalid_argument(source, f"{shown} {reason}: {message_of(error)}") from None
    return context


def _load_client_certificate(context: ssl.SSLContext, cert: object) -> None:
    # What may be in a tuple is checked here and not by a type checker.
    given = cast("tuple[object, ...]", cert if isinstance(cert, tuple) else (cert,))
    if not 1 <= len(given) <= 3:
        raise invalid_argument(
            "cert=", "must be a path, (certificate, key) or (certificate, key, password)"
        )
    certificate = _client_path(given[0])
    key = _client_path(given[1]) if len(given) > 1 else None
    password = given[2] if len(given) > 2 else ""
    if not isinstance(password, str):
        raise UsageError(f"the password in cert= must be text, not {type(password).__name__}")
    try:
        # A function: without one, OpenSSL asks for the password on the terminal.
        context.load_cert_chain(certificate, key, password=lambda: password)
    except (OSError, ValueError) as error:
        shown = _quoted(certificate)
        if key is not None:
            shown += f" with the key {_quoted(key)}"
        more = ""
        if isinstance(error, ssl.SSLError):
            more = (
                "; it must be a certificate and its key in PEM form, with the right password if"
                " the key is encrypted"
            )
        raise UsageError(f"cert= {shown} cannot be used: {message_of(error)}{more}") from None


def _client_path(value: object) -> str:
    path = _path(value)
    if not path:
        raise invalid_argument(
            "cert=", "must name files: a path, (certificate, key) or (certificate, key, password)"
        )
    if "-----BEGIN" in path:
        raise invalid_argument(
            "cert=", "must name files, not hold the text of a certificate or a key"
        )
    return path


def _quoted(path: str) -> str:
    """A path for an error, which has an end."""
    return repr(path) if len(path) <= _SHOWN else f"{path[:_SHOWN]!r}…"


def _path(value: object) -> str | None:
    """A path as text; None if it is not one."""
    if isinstance(value, str):
        return value
    if isinstance(value, os.PathLike):
        path = cast(object, os.fspath(cast("os.PathLike[str]", value)))
        return path if isinstance(path, str) else None
    return None
