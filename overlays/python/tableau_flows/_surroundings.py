"""The network around: certificates of one's own, proxies, and what to tell when they fail."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from tableau_flows.errors import UsageError

Verify: TypeAlias = bool | str | os.PathLike[str] | ssl.SSLContext

_WRONG_NAMES = (62, 64)
"""X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH of OpenSSL."""

_EXPIRED = 10
"""X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL."""


def tls_context(verify: Verify) -> bool | ssl.SSLContext:
    """Make of `verify=` what httpx takes: it is about to stop taking paths.

    Raises:
        UsageError: The path leads to no certificates.
    """
    if isinstance(verify, (bool, ssl.SSLContext)):
        return verify
    path = Path(verify)
    try:
        if path.is_dir():
            # Whatever is in there is only looked at when a server shows its certificate.
            return ssl.create_default_context(capath=str(path))
        return ssl.create_default_context(cafile=str(path))
    except (OSError, ssl.SSLError) as error:
        reason = "holds no certificates in PEM form" if path.is_file() else "cannot be read"
        raise UsageError(f"verify={str(path)!r} {reason}: {_plain(error)}") from None


def has_proxies() -> bool:
    """Whether the environment, or the system, names proxies for any address."""
    known = getproxies()
    return any(known.get(scheme) for scheme in ("http", "https", "all"))


def explain(error: BaseException, url: str, proxy: str | None) -> str:
    """What went wrong; libraries hide it in what caused their own exceptions."""
    for inner in _chain(error):
        if isinstance(inner, ssl.SSLError):
            return _tls_words(inner, urlsplit(url).hostname or url)
    words = next((str(inner) for inner in _chain(error) if str(inner)), type(error).__name__)
    through = proxy_of(url, proxy)
    return f"{words} (through the proxy {through})" if through else words


def proxy_of(url: str, given: str | None) -> str | None:
    """The proxy that is used for an address, as far as can be told, without its password."""
    parts = urlsplit(url)
    if given is None:
        if proxy_bypass(parts.netloc):
            return None
        known = getproxies()
        given = known.get(parts.scheme) or known.get("all")
    if not given:
        return None
    try:
        proxy = urlsplit(given if "://" in given else f"http://{given}")
        port = f":{proxy.port}" if proxy.port else ""
    except ValueError:
        return "of a strange address"
    return f"{proxy.scheme}://{proxy.hostname}{port}"


def _tls_words(error: ssl.SSLError, host: str) -> str:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return f"no TLS with {host}: {_plain(error)}; is it https, and is this the right port?"
    if error.verify_code in _WRONG_NAMES:
        return (
            f"the certificate is not one of {host}: {error.verify_message.rstrip('.')}; give the"
            " server the name that its certificate has, or say with verify= what to trust"
        )
    if error.verify_code == _EXPIRED:
        return f"the certificate of {host} has expired; nothing but verify=False would take it"
    return (
        f"the certificate of {host} is not trusted ({error.verify_message}); if an authority of"
        " your company's has signed it, give the path of that one's certificate as verify="
    )


def _plain(error: OSError) -> str:
    return error.strerror or str(error)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception, and what led to it."""
    inner: BaseException | None = error
    while inner is not None:
        yield inner
        inner = inner.__cause__ or inner.__context__
