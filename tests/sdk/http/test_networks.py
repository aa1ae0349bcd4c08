"""Company networks: certificates of one's own, proxies, ready clients; on real sockets with TLS."""

from __future__ import annotations

import contextlib
import os
import socket
import socketserver
import ssl
import threading
from urllib.parse import urlsplit

import httpx
import pytest
import trustme
from faultbox import forward_proxy
from serving import pump
from tableau_flows import RetryPolicy, Timeouts, emulator, errors
from tableau_flows._http.bodies import reading as _http_reading
from tableau_flows_generated import operations

FLOW = emulator.seed_id("flow", "Superstore")
ONCE = RetryPolicy(max_retries=0)

# Some of these connect over http to names that only a proxy knows, or with verify=False.
pytestmark = [
    pytest.mark.filterwarnings("ignore::tableau_flows.InsecureConnectionWarning"),
    pytest.mark.own_connections("certificates and proxies belong to the client that is handed in"),
]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def certificates(authority, tmp_path_factory) -> str:
    """A file with the certificate of the authority."""
    path = tmp_path_factory.mktemp("tls") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@contextlib.contextmanager
def tls_in_front_of(url: str, certificate: trustme.LeafCert, wanted: trustme.CA | None = None):
    """A TLS server that hands everything on to another one, and tells its port.

    With an authority it wants a client certificate, in the handshake (TLS 1.2): there its refusal
    cannot be overtaken by a reset.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    if wanted is not None:
        wanted.configure_trust(context)
        context.verify_mode = ssl.CERT_REQUIRED
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    target = urlsplit(url)

    def serve(plain: socket.socket) -> None:
        try:
            inner = context.wrap_socket(plain, server_side=True)
        except OSError:  # the client does not like the certificate
            plain.close()
            return
        with inner, socket.create_connection((target.hostname, target.port)) as outer:
            back = threading.Thread(target=pump, args=(outer, inner), daemon=True)
            back.start()
            pump(inner, outer)
            back.join()

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


@pytest.fixture
def secure(server, authority):
    """The port of a TLS server with a certificate for 127.0.0.1 and tableau.test."""
    with tls_in_front_of(server.url, authority.issue_cert("127.0.0.1", "tableau.test")) as port:
        yield port


@pytest.fixture(autouse=True)
def no_proxies_of_our_own(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


def name_of_flow(tableau) -> str:
    return tableau.flows.get(FLOW).name


# Certificates


@pytest.mark.parametrize("kind", ["path", "folder", "context", "False"])
def test_verify_says_which_certificates_are_good(
    world, secure, credentials, authority, certificates, tmp_path, kind
):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / f"{hash_of(authority)}.0").write_bytes(authority.cert_pem.bytes())
    verify = {"path": certificates, "folder": folder, "context": context, "False": False}[kind]
    url = f"https://127.0.0.1:{secure}"
    with world.client(url, site="", credentials=credentials, verify=verify) as tableau:
        assert name_of_flow(tableau) == "Superstore"


def hash_of(authority) -> str:
    """The name under which OpenSSL looks for the authority in a folder."""
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA1, Hash

    name = x509.load_pem_x509_certificate(authority.cert_pem.bytes()).subject
    digest = Hash(SHA1())
    digest.update(canonical(name))
    return f"{int.from_bytes(digest.finalize()[:4], 'little'):08x}"


def canonical(name) -> bytes:
    """X509_NAME in OpenSSL's canonical form: lower case, in UTF8String, without the outer tag."""
    from cryptography.x509 import Name, NameAttribute
    from cryptography.x509.name import _ASN1Type

    parts = []
    for part in name:
        value = " ".join(part.value.lower().split())
        encoded = Name([NameAttribute(part.oid, value, _ASN1Type.UTF8String)]).public_bytes()
        parts.append(encoded[2:])
    return b"".join(parts)


def test_a_certificate_that_nobody_trusts_is_told_with_host_and_option(world, secure, credentials):
    tableau = world.client(f"https://127.0.0.1:{secure}", site="", credentials=credentials)
    with pytest.raises(errors.ConnectionFailedError) as caught:
        tableau.server_info()
    assert "the certificate of 127.0.0.1 is not trusted" in str(caught.value)
    assert "verify=" in str(caught.value)
    assert not caught.value.sent
    assert caught.value.attempts == 1  # it would not be trusted the next time either


def test_a_certificate_of_another_host_is_told(world, server, credentials, authority, certificates):
    with tls_in_front_of(server.url, authority.issue_cert("other.test")) as port:
        tableau = world.client(
            f"https://127.0.0.1:{port}",
            site="",
            credentials=credentials,
            verify=certificates,
            retry=ONCE,
        )
        with pytest.raises(errors.ConnectionFailedError, match=r"not one of 127\.0\.0\.1.*verify="):
            tableau.server_info()


def test_https_to_a_server_without_it_is_told(world, server, credentials):
    url = server.url.replace("http://", "https://")
    tableau = world.client(url, site="", credentials=credentials, retry=ONCE)
    with pytest.raises(errors.ConnectionFailedError, match=r"no TLS with 127\.0\.0\.1"):
        tableau.server_info()


def test_a_path_without_certificates_is_refused_at_once(world, tmp_path):
    with pytest.raises(errors.UsageError, match=r"verify=.*cannot be read"):
        world.from_token("https://t", token="t", site_id="s", verify=str(tmp_path / "missing.pem"))
    empty = tmp_path / "empty.pem"
    empty.write_text("nothing")
    with pytest.raises(errors.UsageError, match=r"verify=.*holds no certificates"):
        world.from_token("https://t", token="t", site_id="s", verify=empty)


# Proxies


@pytest.fixture
def proxy():
    with forward_proxy(hosts={"tableau.test": "127.0.0.1"}) as proxy:
        yield proxy


def test_a_proxy_that_is_given_is_used(world, server, credentials, proxy):
    url = server.url.replace("127.0.0.1", "tableau.test")
    with world.client(url, site="", credentials=credentials, proxy=proxy.url) as tableau:
        assert name_of_flow(tableau) == "Superstore"
    assert proxy.requests


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_of_the_environment_is_used(
    world, server, secure, credentials, certificates, proxy, monkeypatch, scheme
):
    monkeypatch.setenv(f"{scheme.upper()}_PROXY", proxy.url)
    port = urlsplit(server.url).port if scheme == "http" else secure
    url = f"{scheme}://tableau.test:{port}"
    with world.client(url, site="", credentials=credentials, verify=certificates) as tableau:
        assert name_of_flow(tableau) == "Superstore"
    assert any(line.startswith("CONNECT") for line in proxy.requests) is (scheme == "https")
    assert proxy.requests


def test_hosts_that_need_no_proxy_are_reached_without(
    world, server, credentials, proxy, monkeypatch
):
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with world.client(server.url, site="", credentials=credentials) as tableau:
        assert name_of_flow(tableau) == "Superstore"
    assert proxy.requests == []


def test_a_proxy_may_ask_for_a_password(world, secure, credentials, certificates):
    with forward_proxy(credentials="me:hush-1", hosts={"tableau.test": "127.0.0.1"}) as proxy:
        url = f"https://tableau.test:{secure}"
        given = proxy.url.replace("://", "://me:hush-1@")
        with world.client(
            url, site="", credentials=credentials, verify=certificates, proxy=given
        ) as tableau:
            assert name_of_flow(tableau) == "Superstore"
        wrong = proxy.url.replace("://", "://me:hush-2@")
        stranger = world.client(
            url, site="", credentials=credentials, verify=certificates, proxy=wrong, retry=ONCE
        )
        with pytest.raises(errors.ConnectionFailedError, match="407") as caught:
            stranger.server_info()
        assert f"through the proxy {proxy.url}" in str(caught.value)
        assert "hush" not in str(caught.value)
        assert not caught.value.sent


@pytest.mark.parametrize("proxy", ["gopher://me:hush@p:1", "socks4://me:hush@p:1", "http://p:x/"])
def test_a_proxy_that_cannot_be_used_is_refused_at_once(world, proxy):
    with pytest.raises(errors.UsageError, match="proxy") as caught:
        world.from_token("https://t", token="t", site_id="s", proxy=proxy)
    assert "hush" not in str(caught.value)


def test_a_proxy_that_is_not_there_is_named(world, server, credentials):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        tableau = world.client(
            server.url, site="", credentials=credentials, proxy=proxy, retry=ONCE
        )
        with pytest.raises(errors.ConnectionFailedError, match=f"through the proxy {proxy}"):
            tableau.server_info()


@pytest.mark.parametrize("way", ["straight", "proxy=", "environment"])
def test_a_large_file_comes_through_tls_and_proxies(
    world, secure, credentials, certificates, proxy, monkeypatch, tmp_path, way
):
    """It is read from the connection itself, which is a tunnel here."""
    if way == "environment":
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    tableau = world.client(
        f"https://{'127.0.0.1' if way == 'straight' else 'tableau.test'}:{secure}",
        site="",
        credentials=credentials,
        verify=certificates,
        proxy=proxy.url if way == "proxy=" else None,
    )
    content = os.urandom(_http_reading.MUCH + 1_000_000)
    flow = tableau.flows.publish(content, name="N", file_type="tfl")
    assert tableau.flows.download(flow, to=tmp_path).path.read_bytes() == content
    assert tableau.flows.get(flow).name == "N"
    assert bool(proxy.requests) == (way != "straight")


def test_a_socks_proxy_for_other_hosts_is_in_nobodys_way(world, server, credentials, monkeypatch):
    """It works with the official client, whether or not a library for SOCKS is there."""
    monkeypatch.setenv("ALL_PROXY", "socks5://me:hush@proxy.test:1080")
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    with world.client(server.url, site="", credentials=credentials) as tableau:
        assert name_of_flow(tableau) == "Superstore"


class PlainHandler(socketserver.StreamRequestHandler):
    """A proxy that speaks plain HTTP, to whom a greeting of TLS is a bad request."""

    def handle(self) -> None:
        self.connection.recv(5)
        self.wfile.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        while self.connection.recv(65536):
            pass


@pytest.fixture
def plain_proxy():
    """The port of such a proxy."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), PlainHandler) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield proxy.server_address[1]
        proxy.shutdown()
        thread.join()


def test_a_proxy_that_speaks_no_tls_is_named_with_its_variable(
    world, credentials, certificates, plain_proxy, monkeypatch
):
    monkeypatch.setenv("HTTPS_PROXY", f"https://me:hush@127.0.0.1:{plain_proxy}")
    tableau = world.client(
        "https://tableau.test", site="", credentials=credentials, verify=certificates, retry=ONCE
    )
    with pytest.raises(errors.ConnectionFailedError, match="given by HTTPS_PROXY") as caught:
        tableau.server_info()
    assert f"give http://127.0.0.1:{plain_proxy}" in str(caught.value)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"])
def test_a_bundle_of_the_environment_is_used_for_https_alone(
    world, server, secure, credentials, certificates, monkeypatch, tmp_path, variable
):
    monkeypatch.setenv(variable, certificates)
    url = f"https://127.0.0.1:{secure}"
    with world.client(url, site="", credentials=credentials, verify=True) as tableau:
        assert name_of_flow(tableau) == "Superstore"
    monkeypatch.setenv(variable, str(tmp_path / "gone.pem"))
    with world.client(server.url, site="", credentials=credentials, verify=True) as tableau:
        assert name_of_flow(tableau) == "Superstore"
    tableau = world.client(url, site="", credentials=credentials, verify=True)
    with pytest.raises(errors.UsageError, match=rf"{variable} '.*gone\.pem' cannot be read"):
        tableau.server_info()


def test_a_client_certificate_is_given_and_one_that_is_wanted_is_asked_for(
    world, server, credentials, authority, certificates, tmp_path
):
    mine = tmp_path / "mine.pem"
    authority.issue_cert("me@example.test").private_key_and_cert_chain_pem.write_to_path(str(mine))
    leaf = authority.issue_cert("127.0.0.1")
    with tls_in_front_of(server.url, leaf, wanted=authority) as port:
        options = {"site": "", "credentials": credentials, "verify": certificates, "retry": ONCE}
        url = f"https://127.0.0.1:{port}"
        with world.client(url, cert=mine, **options) as tableau:
            assert name_of_flow(tableau) == "Superstore"
        without = world.client(url, **options)
        with pytest.raises(errors.ConnectionFailedError, match=r"client certificate.*cert="):
            without.server_info()


# Ready clients


def test_a_ready_client_brings_its_own_certificates(world, secure, credentials, authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    kind = httpx.Client if world.name == "sync" else httpx.AsyncClient
    http = kind(verify=context)
    url = f"https://127.0.0.1:{secure}"
    with world.client(url, site="", credentials=credentials, http=http) as tableau:
        assert name_of_flow(tableau) == "Superstore"
    http.close() if world.name == "sync" else world.portal.call(http.aclose)


def test_a_ready_transport_brings_its_own_certificates(world, secure, credentials, authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    kind = httpx.HTTPTransport if world.name == "sync" else httpx.AsyncHTTPTransport
    url = f"https://127.0.0.1:{secure}"
    transport = kind(verify=context)
    with world.client(url, site="", credentials=credentials, transport=transport) as tableau:
        assert name_of_flow(tableau) == "Superstore"


def test_what_would_have_no_effect_is_refused(world):
    kind = httpx.HTTPTransport if world.name == "sync" else httpx.AsyncHTTPTransport
    with pytest.raises(errors.UsageError, match="proxy= has no effect with transport="):
        world.from_token("https://t", token="t", site_id="s", transport=kind(), proxy="http://p")


# Proxies that do not do what they should


@contextlib.contextmanager
def proxy_that(answers):
    """A proxy that does as it is told with each connection; tells its port."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            with contextlib.suppress(OSError):
                self.request.recv(65536)
                answers(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads, allow_reuse_address, block_on_close = True, True, False

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def silent(connection: socket.socket) -> None:
    connection.settimeout(5)
    connection.recv(1)


BROKEN_PROXIES = {
    "closes": lambda connection: None,
    "no HTTP and no SOCKS": lambda connection: connection.sendall(b"hello\r\n\r\n"),
    "one byte": lambda connection: connection.sendall(b"\x05"),
    "silent": silent,
}


@pytest.mark.parametrize("scheme", ["http", "socks5"])
@pytest.mark.parametrize("broken", BROKEN_PROXIES)
def test_a_write_that_a_proxy_did_not_take_has_never_left(world, broken, scheme, certificates):
    """Not a byte of it can have reached the server: it was not even connected."""
    with proxy_that(BROKEN_PROXIES[broken]) as port:
        tableau = world.from_token(
            "https://tableau.test",
            token="t",
            site_id="s",
            api_version="3.30",
            verify=certificates,
            proxy=f"{scheme}://127.0.0.1:{port}",
            retry=ONCE,
            timeouts=Timeouts(connect=0.3, read=0.3),
        )
        with pytest.raises(errors.ConnectionFailedError) as caught:
            tableau.flows.delete("f1")
    assert not isinstance(caught.value, errors.OutcomeUnknownError)
    assert not caught.value.sent


def test_a_server_is_reached_over_tls_through_a_proxy_with_tls(
    world, secure, credentials, certificates, authority, proxy
):
    with (
        tls_in_front_of(proxy.url, authority.issue_cert("127.0.0.1")) as port,
        world.client(
            f"https://tableau.test:{secure}",
            site="",
            credentials=credentials,
            verify=certificates,
            proxy=f"https://127.0.0.1:{port}",
        ) as tableau,
    ):
        assert name_of_flow(tableau) == "Superstore"
        content = emulator.sample_flow(padding=300_000)
        flow = tableau.flows.publish(content, name="Through", file_type="tflx")
        assert tableau.call(operations.download_flow(flow)) == content
    assert any(line.startswith("CONNECT") for line in proxy.requests)
