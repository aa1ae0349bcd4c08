"""The proxy for an address: from the environment as the official client reads it, or given."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tableau_flows import Client, InsecureConnectionWarning, TokenCredentials
from tableau_flows._http.environment import proxies
from tableau_flows._http.environment.proxies import proxy_for, read_proxy
from tableau_flows.errors import UsageError

PROXY = "http://proxy.test:3128"


def chosen(url: str, **environment: str) -> str | None:
    proxy = proxy_for(url, environment)
    return None if proxy is None else proxy.url


@pytest.mark.parametrize(
    ("url", "environment", "expected"),
    [
        ("http://t", {}, None),
        ("http://t", {"HTTP_PROXY": PROXY}, PROXY),
        ("http://t", {"http_proxy": PROXY}, PROXY),
        ("https://t", {"HTTP_PROXY": PROXY}, None),
        ("https://t", {"HTTPS_PROXY": PROXY}, PROXY),
        ("https://t", {"https_proxy": PROXY, "HTTPS_PROXY": "http://other:1"}, PROXY),
        ("https://t", {"https_proxy": "", "HTTPS_PROXY": PROXY}, None),
        ("https://t", {"ALL_PROXY": PROXY}, PROXY),
        ("http://t", {"all_proxy": PROXY}, PROXY),
        ("https://t", {"ALL_PROXY": "http://other:1", "HTTPS_PROXY": PROXY}, PROXY),
        ("https://t", {"ALL_PROXY": PROXY, "HTTPS_PROXY": " "}, PROXY),
        ("https://t", {"HTTPS_PROXY": "proxy.test:3128"}, PROXY),
        ("https://t", {"HTTPS_PROXY": f"  {PROXY}/\n"}, PROXY),
        ("https://t", {"HTTPS_PROXY": "proxy.test"}, "http://proxy.test:80"),
        ("https://t", {"HTTPS_PROXY": "https://proxy.test"}, "https://proxy.test:443"),
        ("https://t", {"HTTPS_PROXY": "http://[::1]:3128"}, "http://[::1]:3128"),
        # In a CGI script the upper-case variable is a header of the request.
        ("http://t", {"HTTP_PROXY": PROXY, "REQUEST_METHOD": "GET"}, None),
        ("http://t", {"http_proxy": PROXY, "REQUEST_METHOD": "GET"}, PROXY),
        ("https://t", {"HTTPS_PROXY": PROXY, "REQUEST_METHOD": "GET"}, PROXY),
    ],
)
def test_the_variable_of_the_scheme_names_the_proxy(url, environment, expected):
    assert chosen(url, **environment) == expected


@pytest.mark.parametrize(
    ("url", "no_proxy", "direct"),
    [
        ("https://tableau.corp.test", "*", True),
        ("https://tableau.corp.test", "other.test, *", True),
        ("https://tableau.corp.test", "tableau.corp.test", True),
        ("https://Tableau.CORP.test", "tableau.corp.TEST", True),
        ("https://tableau.corp.test.", "tableau.corp.test", True),
        ("https://tableau.corp.test", "corp.test", True),
        ("https://tableau.corp.test", ".corp.test", True),
        ("https://tableau.corp.test", "*.corp.test", True),
        ("https://tableau.corp.test", "a.test corp.test", True),
        ("https://tableau.corp.test", "orp.test", False),
        ("https://tableau.corp.test", "ableau.corp.test", False),
        ("https://tableau.corp.test", "tableau", False),
        ("https://tableau.corp.test", "", False),
        ("https://tableau.corp.test", ",.,*.,", False),
        ("https://tableau.corp.test:8443", "corp.test:8443", True),
        ("https://tableau.corp.test:8443", "corp.test:443", False),
        ("https://tableau.corp.test", "corp.test:443", True),
        ("http://tableau.corp.test", "corp.test:80", True),
        ("http://tableau.corp.test", "corp.test:443", False),
        ("https://tableau.corp.test", "https://tableau.corp.test", True),
        ("http://10.1.2.3", "10.1.2.3", True),
        ("http://10.1.2.3", "10.0.0.0/8", True),
        ("http://10.1.2.3", "10.1.2.9/24", True),
        ("http://10.1.2.3", "11.0.0.0/8", False),
        ("http://10.1.2.3:8000", "10.1.2.3:8000", True),
        ("http://10.1.2.3:8000", "10.1.2.3:80", False),
        ("http://110.1.2.3", "10.1.2.3", False),
        ("http://[::1]", "::1", True),
        ("http://[::1]", "[::1]", True),
        ("http://[::1]:8000", "[::1]:8000", True),
        ("http://[::1]:8000", "[::1]:80", False),
        ("http://[0:0:0:0:0:0:0:1]", "::1", True),
        ("http://[fd00::5]", "fd00::/8", True),
        ("http://[fe80::5]", "fd00::/8", False),
        ("http://127.0.0.1", "localhost,127.0.0.1,::1", True),
        ("http://10.1.2.3", "::/0", False),
        ("http://ten.test", "10.0.0.0/8", False),
    ],
)
def test_no_proxy_exempts_hosts_domains_ports_and_networks(url, no_proxy, direct):
    for name in ("NO_PROXY", "no_proxy"):
        assert (chosen(url, ALL_PROXY=PROXY, **{name: no_proxy}) is None) is direct


def test_the_lower_case_no_proxy_goes_first():
    environment = {"ALL_PROXY": PROXY, "NO_PROXY": "*", "no_proxy": "other.test"}
    assert chosen("https://t", **environment) == PROXY


@pytest.fixture
def no_socks(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        proxies, "find_spec", lambda name: None if name == "socksio" else find(name)
    )


def test_a_socks_proxy_that_is_not_used_for_the_server_needs_nothing(no_socks):
    environment = {"ALL_PROXY": "socks5://me:hush@p:1", "NO_PROXY": "tableau.test"}
    assert proxy_for("https://tableau.test", environment) is None
    with pytest.raises(UsageError, match=r'ALL_PROXY.*SOCKS.*pip install "httpx\[socks\]"'):
        proxy_for("https://other.test", environment)


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
def test_a_socks_proxy_is_used_where_it_can_be(monkeypatch, scheme):
    monkeypatch.setattr(proxies, "find_spec", lambda name: object())
    assert read_proxy(f"{scheme}://p").url == f"{scheme}://p:1080"


@pytest.mark.parametrize(
    "value",
    [
        "http://me:hush@",
        "http://me:hush@p:port",
        "http://me:hush@p:0",
        "http://me:hush@p:99999",
        "http://me:hu/sh@p:1",
        "http://me:1/hush@p:1",
        "http://me:1?hush@p:1",
        "http://me:1#hush@p:1",
        "http://me:hush@p p:1",
        "http://me:hu\nsh@p:1",
        "http://me:hush@[::1:1",
        "http://me:hush\ud800@p:1",
        "gopher://me:hush@p:1",
        "socks4://me:hush@p:1",
    ],
)
def test_a_proxy_that_cannot_be_used_is_refused_by_the_name_of_its_variable(value):
    with pytest.raises(UsageError, match=r"HTTPS_PROXY") as caught:
        proxy_for("https://t", {"HTTPS_PROXY": value})
    assert "hush" not in str(caught.value)
    assert "sh@" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert proxy_for("http://t", {"HTTPS_PROXY": value}) is None  # not used: not looked at
    with pytest.raises(UsageError, match=r"proxy="):
        read_proxy(value)


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("form", ["http://me:{}@h:1", "me:{}@h", "socks4://me:{}@h", "http://{}@h"])
def test_no_part_of_a_password_is_shown_whatever_ends_the_host_too_early(variable, form):
    for begin, mark, more, end in itertools.product(
        ("", "31337", "hush", "31337:hush", "hush@"),
        "/?#",
        ("", "/", "?", "#", "t", "//", "://"),
        ("hush", "31337", "hush/31337", "hush?", "hush#"),
    ):
        value = form.format(begin + mark + more + end)
        for read in (
            lambda value=value: proxy_for("https://t", {variable: value}),
            lambda value=value: read_proxy(value),
        ):
            with pytest.raises(UsageError) as caught:
                read()
            told = f"{caught.value}{caught.value.__cause__}{caught.value.__context__}"
            assert "hush" not in told, value
            assert "31337" not in told, value


@pytest.mark.parametrize("host", ["proxy..test", ".", "p." + "q" * 64, "ü" * 60, ".p", "p.."])
def test_a_proxy_whose_host_cannot_be_looked_up_is_refused_when_it_is_taken(host, monkeypatch):
    for value in (f"http://{host}:3128", f"http://me:hush@{host}", host):
        with pytest.raises(
            UsageError, match="HTTPS_PROXY names a proxy whose host is none: a part"
        ):
            proxy_for("https://t", {"HTTPS_PROXY": value})
        with pytest.raises(UsageError, match=r"^proxy= names a proxy whose host is none"):
            Client("https://t", site="", credentials=TokenCredentials("n", "s"), proxy=value)


@pytest.mark.parametrize("host", ["p.", "q" * 63, "bücher.test", "[::1]", "127.0.0.1"])
def test_a_proxy_whose_host_can_be_looked_up_is_taken(host):
    assert read_proxy(f"http://{host}:1").url == f"http://{host}:1"


@pytest.mark.own_connections("proxies belong to the client that is handed in")
def test_a_proxy_of_the_environment_that_cannot_be_looked_up_fails_each_call_by_its_name(
    world, credentials, monkeypatch
):
    for name in ("http_proxy", "all_proxy", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", "http://me:hush@proxy..example.com:3128")
    with pytest.warns(InsecureConnectionWarning):
        tableau = world.client("http://tableau.test", site="", credentials=credentials)
    for _ in range(2):
        with pytest.raises(
            UsageError, match="HTTP_PROXY names a proxy whose host is none"
        ) as caught:
            tableau.flows.get("a-flow")
        assert "hush" not in str(caught.value)


@pytest.mark.parametrize("value", [5, b"http://p", ("http://p",)])
def test_a_proxy_that_is_not_text_is_refused(value):
    with pytest.raises(UsageError, match=r"proxy= must be the address of a proxy"):
        read_proxy(value)


@pytest.mark.parametrize(
    ("user", "auth"),
    [
        ("me:hush@", ("me", "hush")),
        ("me@", ("me", "")),
        ("m%40e:h%2Fu%3Ash%C3%A9@", ("m@e", "h/u:shé")),
        ("me:hu@sh@", ("me", "hu@sh")),
        ("", None),
    ],
)
def test_user_and_password_are_kept_apart_and_never_shown(user, auth):
    proxy = read_proxy(f"http://{user}p:1", "ALL_PROXY")
    assert proxy.auth == auth
    assert (proxy.url, proxy.scheme, proxy.host, proxy.port) == ("http://p:1", "http", "p", 1)
    assert proxy.variable == "ALL_PROXY"
    assert "sh" not in repr(proxy)


def test_the_process_environment_is_read_by_default(monkeypatch):
    monkeypatch.setenv("https_proxy", PROXY)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    proxy = proxy_for("https://t")
    assert proxy is not None
    assert proxy.variable == "https_proxy"


def test_the_settings_of_the_system_count_on_macos_and_windows(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr("urllib.request.getproxies", lambda: {"https": PROXY})
    monkeypatch.setattr("urllib.request.proxy_bypass", lambda host: host == "exempt")
    assert proxy_for("https://t") is None
    monkeypatch.setattr(sys, "platform", "win32")
    proxy = proxy_for("https://t")
    assert proxy is not None
    assert (proxy.url, proxy.variable) == (PROXY, "the proxy settings of the system")
    assert proxy_for("https://exempt") is None
    assert proxy_for("http://t") is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_in_the_variables_gives_a_proxy_or_a_usage_error(value, no_proxy):
    with contextlib.suppress(UsageError):
        proxy_for("https://tableau.test", {"HTTPS_PROXY": value, "NO_PROXY": no_proxy})
