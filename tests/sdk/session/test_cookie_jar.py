"""The cookies of a session: which are kept, and where they are sent."""

from __future__ import annotations

import pytest
from tableau_flows._session.cookies import Cookies

URL = "https://tableau.example.com/api/3.21/sites/s/flows"


def jar(*headers: str, url: str = URL) -> Cookies:
    cookies = Cookies()
    cookies.store(url, headers)
    return cookies


@pytest.mark.parametrize(
    ("header", "sent"),
    [
        ("node=7; Path=/", "node=7"),
        ("node=7", "node=7"),
        ("node=", "node="),
        ("node=7; Path=/api; HttpOnly; SameSite=Lax", "node=7"),
        ("node=7; Path=/api/3.21/sites/s/flows", "node=7"),
        ("node=7; Path=/ap", ""),
        ("node=7; Path=/vizql", ""),
        ("node=7; Path=nonsense", "node=7"),
        ("node=7; Max-Age=60", "node=7"),
        ("node=7; Max-Age=0", ""),
        ("node=7; Max-Age=-1", ""),
        ("node=7; Max-Age=x", "node=7"),
        ("node=7; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "node=7"),
        ("node=7; Expires=Thu, 01 Jan 1970 00:00:00 GMT", ""),
        ("node=7; Expires=Fri, 01 Jan 2100 00:00:00 GMT", "node=7"),
        ("node=7; Expires=Fri, 01 Jan 99999999999 00:00:00 GMT", "node=7"),
        ("node=7; Expires=nonsense", "node=7"),
        ("node=7; Domain=elsewhere.example.com", "node=7"),
        ("nonsense", ""),
        ("=7", ""),
        ("a b=7", ""),
        ("node=a b", ""),
        ("node=a\x00b", ""),
        ("node=\xe9", ""),
        ("node=" + "x" * 4092, "node=" + "x" * 4092),
        ("node=" + "x" * 4093, ""),
    ],
)
def test_a_cookie_is_kept_and_sent(header, sent):
    assert jar(header).header(URL) == sent


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://tableau.example.com/api/3.21/sites/s/jobs?a=1", "node=7"),
        ("https://tableau.example.com/api/3.21/sites/s/flows/f", "node=7"),
        ("https://tableau.example.com/api/3.21/sites/s", "node=7"),
        ("https://tableau.example.com/api/3.21/sites", ""),
        ("https://tableau.example.com/api/3.21/sites/s2/flows", ""),
        ("https://tableau.example.com/", ""),
    ],
)
def test_a_cookie_without_a_path_is_for_the_folder_of_the_address(url, sent):
    assert jar("node=7").header(url) == sent
    assert jar("node=7; Path=").header(url) == sent


def test_a_long_header_and_those_after_the_fiftieth_are_not_read():
    assert jar(f"node=7; Comment={'x' * 8000}").header(URL) == "node=7"
    assert jar(f"node=7; Comment={'x' * 9000}").header(URL) == ""
    gone = ["gone=; Max-Age=0"] * 49
    assert jar(*gone, "node=7").header(URL) == "node=7"
    assert jar(*gone, "gone=; Max-Age=0", "node=7").header(URL) == ""


def test_a_cookie_never_goes_to_another_host():
    cookies = jar("node=7; Path=/; Domain=example.com")
    assert cookies.header("https://other.example.com/api") == ""
    assert cookies.header("https://example.com/api") == ""


def test_a_secure_cookie_goes_over_https_only():
    cookies = jar("node=7; Path=/; Secure", "other=8; Path=/")
    assert cookies.header("http://tableau.example.com/") == "other=8"
    assert cookies.header("https://tableau.example.com/") == "node=7; other=8"


def test_a_later_cookie_takes_the_place_of_one_with_the_same_name():
    cookies = jar("node=7; Path=/", "node=8; Path=/")
    assert cookies.header(URL) == "node=8"
    cookies.store(URL, ("node=gone; Max-Age=0",))
    assert cookies.header(URL) == ""


def test_the_number_of_cookies_is_limited():
    cookies = Cookies()
    for number in range(60):
        cookies.store(URL, (f"c{number}=1; Path=/",))
    assert len(cookies.header(URL).split("; ")) == 50


def test_a_flood_of_cookies_in_one_reply_is_cut():
    assert len(jar(*(f"c{number}=1" for number in range(10_000))).values()) == 50


def test_all_cookies_together_are_no_longer_than_servers_take():
    cookies = Cookies()
    for number in range(200):
        cookies.store(URL, (f"c{number}={'x' * (number * 20)}; Path=/",))
    assert 6000 < len(cookies.header(URL)) <= 8192
    cookies.store(URL, ("c0=new; Path=/", "c1=; Max-Age=0", f"c2={'y' * 4000}; Path=/"))
    assert "c0=new" in cookies.header(URL)
    assert len(cookies.header(URL)) <= 8192
    assert len(jar(f"a={'x' * 4090}; Path=/", f"b={'x' * 4090}; Path=/").header(URL)) == 8186
    assert len(jar(f"a={'x' * 4095}; Path=/", f"b={'x' * 4094}; Path=/").header(URL)) == 4097


def test_cookies_are_gone_after_the_session():
    cookies = jar("node=7; Path=/")
    assert cookies.values() == ("7",)
    cookies.clear()
    assert cookies.header(URL) == ""
    assert cookies.values() == ()
