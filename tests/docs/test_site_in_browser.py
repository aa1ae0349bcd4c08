"""The built documentation in a headless browser: navigation, search, buttons that copy code."""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, ChromeService, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as conditions
from selenium.webdriver.support.wait import WebDriverWait

PATIENCE = 60
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1000",
)
"""The browser sends nothing by itself, and leaves nothing behind."""
REQUIRED = "TABLEAU_FLOWS_BROWSER"
"""The variable that makes a missing browser a failure, as in CI."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address of the site, on this machine."""
    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def programs() -> tuple[str, str]:
    """Return the paths of the browser and of its driver; without them, skip or fail."""
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        reason = "Chromium and its driver are not installed (apt-get install chromium-driver)"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    return browser, driver


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser with an empty profile, which notes its console and its requests."""
    path, driver = programs()
    options = ChromeOptions()
    options.binary_location = path
    for switch in SWITCHES:
        options.add_argument(switch)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = Chrome(options=options, service=ChromeService(driver))
    chrome.set_page_load_timeout(PATIENCE)
    yield chrome
    chrome.quit()


@pytest.fixture
def page(browser: Chrome, address: str) -> Iterator[Chrome]:
    """The first page; at the end the console must be empty, and no other host have been asked."""
    browser.get(f"{address}/index.html")
    yield browser
    problems = [entry for entry in browser.get_log("browser") if entry["level"] != "INFO"]
    assert problems == []
    asked = requests(browser)
    assert asked
    others = {url for url in asked if url.startswith("http") and not url.startswith(address)}
    assert others == set()


def requests(browser: Chrome) -> set[str]:
    """Return the addresses that the browser has asked since the last call."""
    messages = (json.loads(entry["message"]) for entry in browser.get_log("performance"))
    return {
        message["message"]["params"]["request"]["url"]
        for message in messages
        if message["message"]["method"] == "Network.requestWillBeSent"
    }


def found(browser: Chrome, selector: str) -> WebElement:
    """Return the first visible element, and wait for it."""
    waiting = WebDriverWait(browser, PATIENCE)
    return waiting.until(conditions.visibility_of_element_located((By.CSS_SELECTOR, selector)))


def go(browser: Chrome, link: WebElement, path: str) -> None:
    """Follow a link, and wait for the page that it should lead to."""
    browser.execute_script(
        "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", link
    )
    link.click()
    WebDriverWait(browser, PATIENCE).until(
        lambda chrome: urlsplit(chrome.current_url).path.endswith(path)
    )


def test_the_links_at_the_side_lead_to_a_method(page: Chrome) -> None:
    go(page, found(page, ".sidebar-tree a[href$='methods/index.html']"), "/methods/index.html")
    go(page, found(page, ".sidebar-tree a[href='flows.html']"), "/methods/flows.html")
    assert found(page, "h1").text.startswith("flows")
    go(page, found(page, ".toc-tree a[href='#runflownow']"), "/methods/flows.html")
    assert page.current_url.endswith("#runflownow")
    link = found(page, "a[href$='#tableau_flows.Client.flows.run']")
    go(page, link, "/reference/client/flows.html")
    assert "Run a flow now" in found(page, "[id='tableau_flows.Client.flows.run'] + dd").text


def test_a_search_finds_the_page_of_a_name(page: Chrome) -> None:
    field = found(page, "input.sidebar-search")
    field.send_keys("run_many")
    field.send_keys(Keys.ENTER)
    result = found(page, "#search-results li a[href*='reference/client/flows.html']")
    go(page, result, "/reference/client/flows.html")


@pytest.mark.parametrize("query", ["401002", " Error 401002 "])
def test_a_search_for_an_error_code_leads_to_its_entry(query: str, page: Chrome) -> None:
    field = found(page, "input.sidebar-search")
    field.send_keys(query)
    field.send_keys(Keys.ENTER)
    WebDriverWait(page, PATIENCE).until(
        lambda chrome: chrome.current_url.endswith("/errors.html#error-401002")
    )
    assert "401002" in found(page, "#error-401002").text


def test_a_search_for_other_numbers_is_a_search(page: Chrome) -> None:
    field = found(page, "input.sidebar-search")
    field.send_keys("4010020 runs")
    field.send_keys(Keys.ENTER)
    found(page, "#search-results li a")
    assert urlsplit(page.current_url).path == "/search.html"


def test_a_button_copies_the_code(page: Chrome) -> None:
    page.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )
    block = found(page, "div.highlight-python")
    button = block.find_element(By.CSS_SELECTOR, "button.copybtn")
    # A page may write to the clipboard only after a click of a person, which this counts as.
    ActionChains(page).scroll_to_element(block).move_to_element(block).click(button).perform()
    WebDriverWait(page, PATIENCE).until(lambda _: "success" in button.get_attribute("class"))
    copied = page.execute_async_script(
        "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done(String(e)))"
    )
    assert copied.rstrip("\n") == block.text.rstrip("\n")
    assert "import" in copied
