"""TLS settings: trusted certificates, client certificates, and what is said when TLS fails."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import threading

import pytest
import trustme
from tableau_flows import RetryPolicy
from tableau_flows._http.environment.connection_errors import explain
from tableau_flows._http.environment.proxies import read_proxy
from tableau_flows._http.environment.tls import tls_context
from tableau_flows.errors import ConnectionFailedError, UsageError
from tableau_flows.errors.classification import classify
from tableau_flows_generated.protocol import CallOutcome


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def files(authority, tmp_path_factory):
    """A folder with authority.pem, and of one client: both.pem, chain.pem, key.pem, locked.pem."""
    from cryptography.hazmat.primitives import serialization

    folder = tmp_path_factory.mktemp("tls")
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    client = authority.issue_cert("client@example.test")
    client.private_key_and_cert_chain_pem.write_to_path(str(folder / "both.pem"))
    client.cert_chain_pems[0].write_to_path(str(folder / "chain.pem"))
    client.private_key_pem.write_to_path(str(folder / "key.pem"))
    key = serialization.load_pem_private_key(client.private_key_pem.bytes(), None)
    locked = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"hush"),
    )
    (folder / "locked.pem").write_bytes(locked)
    return folder


def authorities(context: ssl.SSLContext) -> int:
    return len(context.get_ca_certs())


# verify=


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_bundle_of_the_environment_takes_the_place_of_the_usual_authorities(files, variable):
    bundle = str(files / "authority.pem")
    assert authorities(tls_context(True, environment={variable: bundle})) == 1
    assert authorities(tls_context(True, environment={})) > 20


def test_bundles_for_the_official_client_go_before_those_of_openssl(files):
    gone = str(files / "gone.pem")
    good = str(files / "authority.pem")
    environment = {"REQUESTS_CA_BUNDLE": good, "CURL_CA_BUNDLE": gone, "SSL_CERT_FILE": gone}
    assert authorities(tls_context(True, environment=environment)) == 1
    environment = {"CURL_CA_BUNDLE": good, "SSL_CERT_FILE": gone}
    assert authorities(tls_context(True, environment=environment)) == 1


def test_file_and_folders_of_openssl_are_both_trusted(files):
    environment = {
        "SSL_CERT_FILE": str(files / "authority.pem"),
        "SSL_CERT_DIR": os.pathsep.join([str(files), str(files.parent)]),
    }
    assert authorities(tls_context(True, environment=environment)) == 1


@pytest.mark.parametrize(
    "variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"]
)
def test_a_bundle_that_is_gone_is_named_with_its_variable(files, variable):
    gone = str(files / "gone.pem")
    with pytest.raises(UsageError, match=rf"{variable} '.*gone\.pem' cannot be read: No such file"):
        tls_context(True, environment={variable: gone})
    assert tls_context(False, environment={variable: gone}).verify_mode is ssl.CERT_NONE
    tls_context(files / "authority.pem", environment={variable: gone})


def test_no_checks_at_all_on_request():
    context = tls_context(False, environment={})
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_NONE, False)
    context = tls_context(True, environment={})
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_the_text_of_certificates_is_taken_as_such(authority):
    text = authority.cert_pem.bytes().decode()
    assert authorities(tls_context(text)) == 1
    assert authorities(tls_context(f"# Ünser Zertifikat\n{text}")) == 1


def test_text_that_is_no_certificate_is_refused_without_printing_it(files):
    text = (files / "key.pem").read_text()
    with pytest.raises(UsageError, match=r"verify= is text, but holds no certificates") as caught:
        tls_context(text)
    assert text[40:60] not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("verify", [None, 5, b"/path", "", "a\0b", "x" * 5000, ("a",), "gone.pem"])
def test_a_bad_verify_is_a_usage_error(verify):
    with pytest.raises(UsageError, match=r"verify=") as caught:
        tls_context(verify)
    assert len(str(caught.value)) < 600


def test_a_context_is_used_as_it_is(files):
    context = ssl.create_default_context()
    assert tls_context(context) is context
    with pytest.raises(UsageError, match=r"cert= has no effect.*load_cert_chain"):
        tls_context(context, files / "both.pem")


# cert=


@pytest.mark.parametrize(
    "names", [("both.pem",), ("chain.pem", "key.pem"), ("chain.pem", "locked.pem", "hush")]
)
def test_a_client_certificate_is_shown_to_a_server_that_wants_one(authority, files, names):
    cert = tuple(files / name if name.endswith(".pem") else name for name in names)
    given = cert[0] if len(cert) == 1 else cert
    with wanting_certificates(authority) as port:
        context = tls_context(files / "authority.pem", given)
        assert exchange(port, context) == b"hello"


@pytest.mark.parametrize(
    ("cert", "words"),
    [
        ("gone.pem", "gone.pem' cannot be used: No such file"),
        ("authority.pem", "certificate and its key in PEM form"),
        (("chain.pem", "gone.pem"), "gone.pem' cannot be used: No such file"),
        (("chain.pem", "locked.pem", "wrong-pass"), "right password"),
        (("chain.pem", "locked.pem"), "right password"),
        (("chain.pem", "key.pem", 5), "password in cert= must be text, not int"),
        ((), "cert= must be a path, "),
        (("a", "b", "c", "d"), "cert= must be a path, "),
        (5, "cert= must name files"),
        ("", "cert= must name files"),
        (("chain.pem", None), "cert= must name files"),
        ("a\0b", "cannot be used"),
        ("-----BEGIN PRIVATE KEY-----\nhush", "not hold the text"),
    ],
)
def test_a_client_certificate_that_cannot_be_used_is_refused(files, cert, words, monkeypatch):
    monkeypatch.chdir(files)
    with pytest.raises(UsageError) as caught:
        tls_context(True, cert, environment={})
    assert words in str(caught.value)
    assert "wrong-pass" not in str(caught.value)
    assert "hush" not in str(caught.value)


# Failures in words


@contextlib.contextmanager
def wanting_certificates(authority, maximum=None):
    """A TLS server that asks for a client certificate and answers "hello"; tells its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    if maximum is not None:
        context.maximum_version = maximum
    authority.configure_trust(context)
    authority.issue_cert("127.0.0.1").configure_cert(context)

    def serve() -> None:
        with contextlib.suppress(OSError):
            plain, _ = listener.accept()
            plain.settimeout(5)
            with plain, context.wrap_socket(plain, server_side=True) as one:
                one.sendall(b"hello")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)


def test_a_failed_handshake_closes_its_connection_at_once(world, credentials):
    """Also while the error is kept, and with it all that led to it."""
    closed: list[bool] = []

    def serve() -> None:
        for _ in range(3):
            one, _ = listener.accept()
            with one:
                one.settimeout(5)
                one.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                with contextlib.suppress(ConnectionError):
                    while one.recv(10_000):
                        pass
                closed.append(True)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        once = RetryPolicy(max_retries=0)
        tableau = world.client(url, site="", credentials=credentials, retry=once)
        kept = []
        for _ in range(3):
            with pytest.raises(ConnectionFailedError) as caught:
                tableau.sign_in()
            kept.append(caught.value)
        thread.join(20)
    assert closed == [True] * 3
    assert len(kept) == 3


def exchange(port: int, context: ssl.SSLContext) -> bytes:
    with (
        socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as one,
    ):
        # Nothing is sent, so that no reset overtakes an alert of the server.
        return one.recv(10)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_client_certificate_that_is_wanted_is_asked_for(authority, files, version):
    with wanting_certificates(authority, version) as port, pytest.raises(ssl.SSLError) as caught:
        exchange(port, tls_context(files / "authority.pem"))
    words = explain(caught.value, f"https://127.0.0.1:{port}/api", None)
    assert "client certificate" in words
    assert "cert=" in words
    assert "127.0.0.1" in words
    assert outcome_after(caught.value) is CallOutcome.UNTRUSTED


def outcome_after(cause: Exception) -> CallOutcome:
    """What becomes of a call whose connection failed in this way."""
    failed = ConnectionFailedError(
        "no TLS", method="GET", url="https://t", operation="queryFlow", sent=False
    )
    failed.__cause__ = cause
    return classify(failed)


def failure_against(answer: bytes) -> ssl.SSLError:
    """How TLS fails with a server that answers in plain text."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(answer)
        with pytest.raises(ssl.SSLError) as caught:
            tls_context(False, environment={}).wrap_socket(ours, server_hostname="t")
    return caught.value


def test_a_proxy_without_tls_that_is_given_as_https_is_named_with_its_variable():
    error = failure_against(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    proxy = read_proxy("https://me:hush@p:3128", "HTTPS_PROXY")
    words = explain(error, "https://tableau.test", proxy)
    assert "the proxy https://p:3128, which is given by HTTPS_PROXY" in words
    assert "give http://p:3128" in words
    assert "hush" not in words


def test_a_server_without_tls_is_told_even_through_a_proxy():
    error = failure_against(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    proxy = read_proxy("http://p:3128", "ALL_PROXY")
    words = explain(error, "https://tableau.test", proxy)
    assert "no TLS with tableau.test" in words
    assert "through the proxy http://p:3128, which is given by ALL_PROXY" in words


def test_the_words_come_from_the_cause_that_has_some():
    error = RuntimeError()
    error.__cause__ = ConnectionRefusedError("refused")
    assert explain(error, "http://t", None) == "refused"
    given = read_proxy("http://p:1")
    assert explain(error, "http://t", given) == "refused (through the proxy http://p:1)"
    assert outcome_after(error) is CallOutcome.NOT_SENT
    assert explain(ValueError(), "http://t", None) == "ValueError"


def test_a_chain_of_exceptions_that_is_a_ring_ends():
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    assert explain(first, "http://t", None) == "ValueError"
    second.args = ("no route",)
    assert explain(first, "http://t", None) == "no route"
    assert outcome_after(first) is CallOutcome.NOT_SENT


@pytest.mark.parametrize("kind", [ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError])
def test_a_connection_that_ends_within_tls_may_be_tried_again(kind):
    assert outcome_after(kind(8, "EOF occurred")) is CallOutcome.NOT_SENT


def test_a_port_without_tls_is_not_tried_again():
    failure = failure_against(b"HTTP/1.1 400\r\n")
    assert outcome_after(failure) is CallOutcome.UNTRUSTED
