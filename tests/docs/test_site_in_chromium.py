"""The documentation as a site in a browser: what a reader sees. Skipped where there is no Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.output.chromium import started
from tests.output.html.test_page_in_chromium import AUDIT, AXE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.output.chromium import Browser

NAMES = (
    "index",
    "getting-started",
    "ci",
    "about/accuracy",
    "reference/command-line",
    "reference/kinds",
    "rules/README",
    "rules/unsourced-passive",
)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"dark": True},
    "phone": {"width": 400, "height": 800},
    "dark phone": {"width": 400, "height": 800, "dark": True},
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests here."""
    with started(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
@pytest.mark.parametrize("name", NAMES)
def test_a_page_reads_well(browser: Browser, site: Path, name: str, look: dict[str, Any]) -> None:
    """Nothing asked of the network or said in the console, no scrolling sideways, and all text stands out (WCAG 1.4.3)."""
    browser.look(**look)
    browser.open(site / f"{name}.html")
    assert browser.said() == []
    assert [address for address in browser.requests() if not address.startswith(("file:", "data:"))] == []
    assert browser.run("return document.documentElement.scrollWidth") <= look.get("width", 1280)
    measured = browser.colours()
    assert len(measured) > 5
    assert {what: round(ratio, 2) for what, ratio in measured.items() if ratio < 4.5} == {}


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core here (npm install --prefix .tools axe-core)")
@pytest.mark.parametrize("look", [LOOKS["dark"], LOOKS["phone"]], ids=["dark", "phone"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(browser: Browser, site: Path, name: str, look: dict[str, Any]) -> None:
    """All rules of axe-core but one: the theme gives its two sidebars no names."""
    browser.look(**look)
    browser.open(site / f"{name}.html")
    browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.driver.execute_async_script(AUDIT)
    assert [fault for fault in found if not fault.startswith("landmark-unique ")] == []


def test_the_search_finds_a_rule(browser: Browser, site: Path) -> None:
    """Without a server, by a word of its page."""
    from selenium.webdriver.support.ui import WebDriverWait

    browser.look()
    browser.open(site / "search.html", "?q=assassinating")
    found = WebDriverWait(browser.driver, 20).until(lambda _: browser.all("#search-results li a"))
    assert any("motive-as-fact" in link.text for link in found)
