"""Explains why a connection failed, from the chain of the exceptions that the failure caused."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit

from tableau_flows._common.causes import causes, message_of
from tableau_flows._http.environment.proxies import Proxy

_WRONG_NAMES = (62, 64)
"""X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH of OpenSSL."""

_EXPIRED = 10
"""X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL."""

_NOT_TLS = {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST", "UNKNOWN_PROTOCOL"}
"""What OpenSSL says, depending on its version, when the other side speaks plain HTTP."""

_CERTIFICATE_WANTED = "CERTIFICATE_REQUIRED"
"""The alert of TLS 1.3 for a missing client certificate (RFC 8446, 6.2)."""

_HANDSHAKE_REFUSED = "HANDSHAKE_FAILURE"
"""The alert of TLS 1.2 for a missing client certificate, among other reasons (RFC 5246, 7.4.6)."""


def explain(error: BaseException, url: str, proxy: Proxy | None) -> str:
    """Say what went wrong, with host, proxy and the option that helps.

    Args:
        error: What was raised; the reason is often only in its causes.
        url: The address of the request.
        proxy: The proxy that the request went through.
    """
    for inner in causes(error):
        if isinstance(inner, ssl.SSLError):
            return _tls_words(inner, urlsplit(url).hostname or url, proxy)
    words = next((str(inner) for inner in causes(error) if str(inner)), type(error).__name__)
    return f"{words} ({_through(proxy)})" if proxy is not None else words


def _tls_words(error: ssl.SSLError, host: str, proxy: Proxy | None) -> str:
    through = f" ({_through(proxy)})" if proxy is not None else ""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate_words(error, host) + through
    reason = error.reason or ""
    if reason in _NOT_TLS and proxy is not None and proxy.scheme == "https":
        plain = proxy.url.replace("https://", "http://", 1)
        return (
            f"no TLS with the proxy {proxy.url}, which is given by {proxy.variable}:"
            f" {message_of(error)}; most proxies are spoken to over plain http, so give {plain}"
        )
    if reason.endswith(_CERTIFICATE_WANTED):
        return f"{host} requires a client certificate; pass it as cert={through}"
    if reason.endswith(_HANDSHAKE_REFUSED):
        return (
            f"{host} refused the TLS handshake: {message_of(error)}; it may require a client"
            f" certificate (pass it as cert=) or a version of TLS that is not offered{through}"
        )
    return (
        f"no TLS with {host}: {message_of(error)};"
        f" is it https, and is this the right port?{through}"
    )


def _certificate_words(error: ssl.SSLCertVerificationError, host: str) -> str:
    if error.verify_code in _WRONG_NAMES:
        return (
            f"the certificate is not one of {host}: {error.verify_message.rstrip('.')}; give the"
            " server the name that its certificate has, or say with verify= what to trust"
        )
    if error.verify_code == _EXPIRED:
        return f"the certificate of {host} has expired; renew it; only verify=False skips the check"
    return (
        f"the certificate of {host} is not trusted ({error.verify_message}); if an authority of"
        " your company's has signed it, give the path of that one's certificate as verify="
    )


def _through(proxy: Proxy) -> str:
    origin = "" if proxy.variable == "proxy=" else f", which is given by {proxy.variable}"
    return f"through the proxy {proxy.url}{origin}"
