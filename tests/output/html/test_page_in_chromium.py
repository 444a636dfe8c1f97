"""html in a browser: what an editor sees, presses and prints. Skipped where there is no Chromium."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from attrlint.cli import run
from tests.output.chromium import started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.output.chromium import Browser

ROOT = Path(__file__).parents[3]
HOSTILE = """Quay shut <script>document.title = "taken"</script>

No deaths have been reported. <img src="https://example.org/a.png" onerror="document.title = 'taken'"> </script> & so on.

“The channel will reopen when the divers say so,” Kaleja told the council.

https://example.org/{long}
"""
SILENCED = """# Quay

<!-- attrlint: ignore[ATT002] the agency gave no name -->

No deaths have been reported.

The quay is shut for TK weeks, Ruiz said.
"""
LINES = {"error": "solid", "warning": "dashed", "info": "dotted", "related": "dotted"}
INTO_VIEW = "const box = arguments[0].getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests here."""
    with started(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of real runs: of the example draft, a hostile one, one with a comment that silences, a clean one, a folder."""
    folder = tmp_path_factory.mktemp("pages")
    news = folder / "news"
    news.mkdir()
    (news / "draft.md").write_bytes((ROOT / "examples" / "draft.md").read_bytes())
    (news / "hostile.txt").write_text(HOSTILE.format(long="a" * 300), encoding="utf-8")
    (news / "silenced.md").write_text(SILENCED, encoding="utf-8")
    (news / "clean.txt").write_text("The bridge is shut.\n", encoding="utf-8")
    made = {}
    for path in (*sorted(news.iterdir()), news):
        made[path.stem] = folder / f"{path.stem}.html"
        options = [
            "--isolated",
            "--quiet",
            "--exit-zero",
            "--output-format",
            "html",
            "--output-file",
            str(made[path.stem]),
        ]
        assert run(["check", *options, str(path)]) == 0
    return made


@pytest.fixture
def window(browser: Browser) -> Browser:
    """The browser with a wide light window."""
    browser.look()
    return browser


@pytest.mark.parametrize("name", ["draft", "hostile", "silenced", "clean", "news"])
def test_nothing_is_fetched_and_nothing_fails(window: Browser, pages: dict[str, Path], name: str) -> None:
    """No word in the console, and no request but the one for the page."""
    address = window.open(pages[name])
    assert window.said() == []
    assert set(window.requests()) == {address}


def test_a_draft_stays_text(window: Browser, pages: dict[str, Path]) -> None:
    """Its scripts are words, and none of them runs."""
    window.open(pages["hostile"])
    assert 'Quay shut <script>document.title = "taken"</script>' in window.all("article")[0].text
    assert window.driver.title.endswith("hostile.txt – attrlint")
    assert window.run("return document.scripts.length + document.images.length") == 1


def test_findings_are_found_by_their_selectors(window: Browser, pages: dict[str, Path]) -> None:
    """The note of a place, its words, and the words' way to it."""
    window.open(pages["draft"])
    (note,) = window.all('.note[data-code="PLC001"]')
    assert "“Mykoliav” looks like “Mykolaiv”; check the spelling" in note.text
    (mark,) = window.all(f'.mark[data-notes~="{note.get_attribute("id")}"]')
    assert mark.text == "Mykoliav"
    assert mark.get_attribute("data-n") == note.find_element("css selector", ".n").text


def test_every_finding_leads_to_its_words_and_back(window: Browser, pages: dict[str, Path]) -> None:
    """One click each way, and what it leads to is in view and pointed out."""
    window.open(pages["draft"])
    notes = window.all(".note")
    assert len(notes) > 20
    for note in notes:
        name = note.get_attribute("id")
        window.click(f"#{name} .to")
        marks = window.all(f'.mark[data-notes~="{name}"]')
        assert any(window.run(INTO_VIEW, mark) for mark in marks), name
    for mark in window.all('.mark[data-n]:not([data-n*="("])'):
        window.run("arguments[0].click()", mark)
        (here,) = window.all(".note.here")
        assert here.get_attribute("id") in mark.get_attribute("data-notes")
        assert window.run(INTO_VIEW, here)
        assert window.driver.switch_to.active_element == here


def outline(window: Browser, node: Any) -> str:
    """The width and the style of an element's outline."""
    return str(
        window.run("const s = getComputedStyle(arguments[0]); return `${s.outlineWidth} ${s.outlineStyle}`", node)
    )


def test_keys_go_from_finding_to_finding(window: Browser, pages: dict[str, Path]) -> None:
    """The note has the focus, it and its words are outlined, and a line says how far one is; a box turns the keys off."""
    window.open(pages["draft"])
    total = len(window.all(".note"))
    for keys, where in (("j", 1), ("j", 2), ("n", 3), ("k", 2), ("p", 1), ("k", total), ("j", 1)):
        window.press(keys)
        assert window.driver.switch_to.active_element.get_attribute("id") == f"d1n{where}"
        assert window.all("#said")[0].text == f"{where} of {total}"
    assert [outline(window, node) for node in window.all(".here")] == ["2px solid", "3px solid"]  # words, note
    assert {node.get_attribute("data-notes") for node in window.all(".mark.here")} == {"d1n1"}
    window.press("\ue00c")  # Escape
    assert window.all(".here") == []
    window.click("#keys")
    window.press("j")
    assert window.all(".here") == []


def test_what_has_the_focus_can_be_seen(window: Browser, pages: dict[str, Path]) -> None:
    """Everything that Tab reaches is outlined while it has the focus; the first of all leads to the draft."""
    window.open(pages["draft"])
    for i in range(25):
        window.press("\ue004")
        node = window.driver.switch_to.active_element
        assert i or node.text == "Skip to the draft"
        assert outline(window, node) == "3px solid", node.get_attribute("outerHTML")


def test_filters(window: Browser, pages: dict[str, Path]) -> None:
    """By severity and by rule: notes and marks of the others are gone, also where they share words with one that is left."""
    window.open(pages["draft"])
    window.click('.level[value="warning"]')
    assert window.shown(".note.warning") == []
    assert window.all(".mark.warning") == []
    left = window.shown(".note")
    assert left
    assert window.all("#said")[0].text == f"{len(left)} shown"
    window.click('.level[value="warning"]')
    window.run("const s = document.getElementById('rule'); s.value = 'QUO007'; s.dispatchEvent(new Event('change'))")
    (note,) = window.shown(".note")
    assert note.get_attribute("data-code") == "QUO007"
    number = note.find_element("css selector", ".n").text
    labels = {mark.get_attribute("data-n") for mark in window.all(".mark:not(.off)[data-n]")}
    assert labels == {number, f"({number})"}
    assert {mark.get_attribute("class") for mark in window.all(".mark:not(.off)")} == {"mark warning", "mark related"}
    window.press("\ue004j")
    assert window.all("#said")[0].text == "1 of 1"


def test_what_is_silenced(window: Browser, pages: dict[str, Path]) -> None:
    """Out of sight until it is asked for; then with the reason."""
    window.open(pages["silenced"])
    assert window.shown(".note.silenced") == []
    assert [m.text for m in window.all(".mark:not(.off)")] == ["TK"]
    window.click('.level[value="silenced"]')
    (note,) = window.shown(".note.silenced")
    assert "the agency gave no name" in note.text
    assert [m.text for m in window.all(".mark:not(.off)")] == ["have been reported", "TK"]


def test_words_of_a_source_light_up(window: Browser, pages: dict[str, Path]) -> None:
    """By its button, by one of its quotations in the list, and by the quotation in the draft."""
    window.open(pages["draft"])
    own = next(node for node in window.all("[data-lights]") if "Oleg Nikiforov" in node.text)
    button = own.find_element("css selector", ".light")
    window.run("arguments[0].click()", button)
    (lit,) = window.all(".lit")
    assert lit.text == "“The smoke hid the whole of the bank,”"
    assert window.run(INTO_VIEW, lit)
    assert button.get_attribute("aria-pressed") == "true"
    assert window.all("#said")[0].text == "Oleg Nikiforov is lit"
    ground = "return getComputedStyle(arguments[0]).backgroundColor"
    assert window.run(ground, lit) != window.run(ground, window.all("article")[0])
    window.run("arguments[0].click()", button)
    assert window.all(".lit") == []
    link = own.find_element("css selector", "li a")
    window.run("arguments[0].click()", link)
    assert [node.text for node in window.all(".lit")] == ["“The smoke hid the whole of the bank,”"]
    window.press("\ue00c")
    assert window.all(".lit") == []
    window.run("arguments[0].click()", lit)
    assert button.get_attribute("aria-pressed") == "true"


def ground_of(window: Browser) -> str:
    """The colour of the page."""
    return str(window.run("return getComputedStyle(document.body).backgroundColor"))


def test_severities_differ_in_their_lines(window: Browser, pages: dict[str, Path]) -> None:
    """Not in their colours alone; and each note says its severity in a word."""
    window.open(pages["draft"])
    line = "const s = getComputedStyle(arguments[0]); return `${s.textDecorationLine} ${s.textDecorationStyle}`"
    lines = {level: {window.run(line, node) for node in window.all(f'[data-looks="{level}"]')} for level in LINES}
    assert lines == {level: {f"underline {style}"} for level, style in LINES.items()}
    for level in ("error", "warning", "info"):
        said = [note.text for note in window.all(f".note.{level}")]
        assert said
        assert all(f" {level} line " in text for text in said)


def test_dark_light_and_print(window: Browser, pages: dict[str, Path]) -> None:
    """As the machine is set, and the other way round by the button; paper is white."""
    window.open(pages["draft"])
    light = ground_of(window)
    window.click("#look")
    dark = ground_of(window)
    assert (light, dark) == ("rgb(255, 255, 255)", "rgb(22, 24, 27)")
    window.look(media="print", dark=True)
    assert ground_of(window) == light
    assert window.shown(".controls, .skip, button") == []
    assert window.shown("article, .sources, .note")
    window.look(dark=True)
    window.open(pages["draft"])
    assert ground_of(window) == dark
    window.click("#look")
    assert ground_of(window) == light


@pytest.mark.parametrize("name", ["draft", "hostile", "silenced", "news"])
@pytest.mark.parametrize(
    "look", [{}, {"dark": True}, {"media": "print"}, {"width": 400}], ids=["light", "dark", "print", "small"]
)
def test_contrast(browser: Browser, pages: dict[str, Path], name: str, look: dict[str, Any]) -> None:
    """4.5 at least (WCAG 2.2, 1.4.3), of what is marked and lit as well."""
    browser.look(**look)
    browser.open(pages[name])
    browser.run("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    browser.run("document.querySelectorAll('.level').forEach((box) => { if (!box.checked) box.click(); })")
    measured = browser.colours()
    browser.run("document.querySelectorAll('.light').forEach((node, i) => { if (i < 3) node.click(); })")
    measured |= {f"lit {what}": least for what, least in browser.colours().items()}
    assert len(measured) > 20
    assert {what: round(least, 2) for what, least in measured.items() if least < 4.5} == {}


@pytest.mark.parametrize("width", [320, 400, 760, 1100, 1280])
@pytest.mark.parametrize("name", ["draft", "hostile", "news"])
def test_no_width_scrolls_sideways(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    """Not even where a draft holds a word of 300 letters; what steps through the findings stays within reach."""
    browser.look(width=width, height=800)
    browser.open(pages[name])
    browser.run("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    assert browser.run("return document.documentElement.scrollWidth") <= width
    browser.run("scrollTo(0, document.body.scrollHeight / 2)")
    assert browser.run(INTO_VIEW, browser.shown("#next")[0])


def test_an_index_of_a_folder(window: Browser, pages: dict[str, Path]) -> None:
    """Rates by draft and by rule; a link opens its draft, a rule's link leads to why it speaks and where."""
    window.open(pages["news"])
    by_draft, by_rule = window.all(".index table")
    rows = [row.text for row in by_draft.find_elements("css selector", "tbody tr")]
    assert len(rows) == 4
    assert rows[0].endswith("draft.md 28 486 57.6")
    assert "PLC001 misspelled-place 1" in by_rule.text
    assert window.shown("article") == []
    window.click('.index a[href="#d3"]')
    (article,) = window.shown("article")
    assert "Quay shut" in article.text
    window.run("scrollTo(0, 0)")
    window.click('.index a[href="#rule-PLC001"]')
    (why,) = window.all("#rule-PLC001")
    assert window.run(INTO_VIEW, why)
    where = why.find_element("xpath", "../dd[last()]/a")
    window.run("arguments[0].click()", where)
    (note,) = window.all(".note.here")
    assert note.get_attribute("data-code") == "PLC001"
    assert window.run(INTO_VIEW, note)


@pytest.mark.parametrize("name", ["draft", "clean", "news"])
def test_landmarks_and_headings(window: Browser, pages: dict[str, Path], name: str) -> None:
    """One main, one h1, no level of heading skipped, all that is pressed has a name."""
    window.open(pages[name])
    window.run("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    assert len(window.all("main")) == len(window.all("h1")) == len(window.all("header")) == 1
    levels = [int(node.tag_name[1]) for node in window.all("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for node in window.shown("button, select, input, a[href], [role=note]"):
        assert node.accessible_name, node.get_attribute("outerHTML")
    regions = [node.accessible_name for node in window.all("nav, section, article")]
    assert all(regions)
    assert len(regions) == len(set(regions))


def test_without_script(browser: Browser, pages: dict[str, Path]) -> None:
    """Everything is there and its links lead where they should; what would do nothing is not shown."""
    browser.look(script=False)
    browser.open(pages["silenced"], "#d1n1")
    assert browser.shown(".controls, .light") == []
    assert len(browser.shown(".note")) == 2
    assert [mark.text for mark in browser.shown(".mark")] == ["have been reported", "TK"]
    assert browser.shown(".note:target")[0].get_attribute("data-code") == "RES001"
    browser.look()


AXE = ROOT / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
AUDIT = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"]}).then((found) => done(found.violations.map(
  (one) => `${one.id} (${one.impact}): ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ")}`)));
"""


@pytest.mark.skipif(not AXE.is_file(), reason="no axe-core here (npm install --prefix .tools axe-core)")
@pytest.mark.parametrize("look", [{}, {"dark": True}, {"width": 400}], ids=["light", "dark", "small"])
@pytest.mark.parametrize("name", ["draft", "silenced", "clean", "news"])
def test_axe_finds_nothing(browser: Browser, pages: dict[str, Path], name: str, look: dict[str, Any]) -> None:
    """All rules of axe-core, best practices included."""
    browser.look(**look)
    browser.open(pages[name])
    browser.run("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
    assert browser.driver.execute_async_script(AUDIT) == []
