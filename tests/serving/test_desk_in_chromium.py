"""The desk in a browser: paste, drop, sources, review. Skipped where there is no Chromium."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from tests.output.chromium import started as browser_started
from tests.serving.started import started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.output.chromium import Browser

EXAMPLES = Path(__file__).parents[2] / "examples"
PASTE = "const t = document.getElementById('text'); t.value = arguments[0]; t.dispatchEvent(new Event('input'));"
STATUS = "return document.getElementById('status').textContent"
INSIDE = "return document.getElementById('page').contentDocument?.body?.innerText || ''"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser with the desk open."""
    with browser_started(tmp_path_factory.mktemp("profile")) as browser, started(tmp_path_factory.mktemp("d")) as one:
        browser.look()
        browser.driver.get(one.address)
        yield browser


def until(browser: Browser, script: str, words: str) -> float:
    """Seconds until a script gives some words."""
    begun = time.monotonic()
    while words not in str(browser.run(script)):
        assert time.monotonic() - begun < 60, browser.run(script)
        time.sleep(0.02)
    return time.monotonic() - begun


PASTED = PASTE.replace("new Event('input')", "new InputEvent('input', {inputType: 'insertFromPaste'})")
WITHIN = 1.0  # seconds from a paste to the first finding


def test_the_first_finding_is_soon(tmp_path: Path) -> None:
    """Within a second after the paste, in a browser and a server that have just started; the best of four starts."""
    took = []
    with browser_started(tmp_path / "profile") as browser:
        for number in range(4):
            (tmp_path / str(number)).mkdir()
            with started(tmp_path / str(number), "--isolated") as one:
                browser.driver.get(one.address)
                story = (EXAMPLES / "quotes" / "story.md").read_text(encoding="utf-8")
                browser.run(PASTED, f"{story}\nNo deaths have been reported.")
                took.append(until(browser, INSIDE, "by whom? Name the source"))
                if took[-1] <= WITHIN:
                    return
    raise AssertionError(took)


def test_paste_sources_and_review(desk: Browser) -> None:
    """One visit, as a person without a terminal makes it; nothing is asked of any other server."""
    desk.run(PASTE, "No deaths have been reported in the town. <b onclick='document.title=1'>x</b>")
    until(desk, STATUS, "1 finding in")
    until(desk, INSIDE, "by whom? Name the source")
    desk.run(PASTE, (EXAMPLES / "quotes" / "story.md").read_text(encoding="utf-8"))
    until(desk, STATUS, "findings in")
    transcripts = sorted((EXAMPLES / "quotes" / "transcripts").glob("*.txt"))
    desk.all("#source-input")[0].send_keys("\n".join(map(str, transcripts)))
    until(desk, INSIDE, "Quotes and sources")
    desk.all("#draft-input")[0].send_keys(str(EXAMPLES / "strike.docx"))
    until(desk, "return document.getElementById('draft-name').textContent", "strike.docx")
    until(desk, "return String(document.getElementById('review').hidden)", "false")
    desk.click("#clear")
    until(desk, STATUS, "Paste a draft to begin.")
    assert [line for line in desk.said() if "favicon" not in line] == []
    assert {address.split("/")[2] for address in desk.requests() if address.startswith("http")} == {
        desk.run("return location.host")
    }


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (400, False), (400, True)])
def test_it_can_be_read(desk: Browser, width: int, *, dark: bool) -> None:
    """No sideways scrolling, and enough contrast."""
    desk.look(width=width, dark=dark)
    assert desk.run("return document.documentElement.scrollWidth") <= width
    assert {name: ratio for name, ratio in desk.colours().items() if ratio < 4.5} == {}
