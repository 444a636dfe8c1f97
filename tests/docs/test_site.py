"""The documentation as a site: it is built without a warning, every link leads somewhere, nothing comes from elsewhere."""

from __future__ import annotations

import json
import os
import re
import runpy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from attrlint import __version__

ROOT = Path(__file__).parent.parent.parent
LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}


@dataclass
class Page:
    """What a page of the site holds: its anchors, where its links lead, and what a browser loads with it."""

    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.anchors |= {given[name] for name in ("id", "name") if given.get(name)}
        if tag == "a" and "href" in given:
            self.page.links.append(given["href"])
        if tag in LOADS and given.get(LOADS[tag]):
            self.page.loads.append(given[LOADS[tag]])
        if tag == "link" and given.get("rel", "") not in ("index", "search", "next", "prev", "canonical", "author"):
            self.page.loads.append(given.get("href", ""))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Every page by its path in the site."""
    found = {}
    for path in site.rglob("*.html"):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = reader.page
    return found


def test_every_page_is_there(site: Path, pages: dict[str, Page]) -> None:
    """A page of HTML for each of Markdown, and every one of them can be reached from the first."""
    docs = ROOT / "docs"
    wanted = {path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")}
    assert wanted <= set(pages)
    seen, ahead = set[str](), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name not in seen and name in pages:
            seen.add(name)
            ahead += [target for link in pages[name].links if (target := _target(name, link)[0])]
    assert wanted - seen == set()


def _target(page: str, link: str) -> tuple[str, str]:
    """The page of the site that a link leads to, and the anchor; empty for one that leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return "", ""
    folder = Path("/site") / Path(page).parent
    path = (folder / unquote(parts.path)) if parts.path else Path("/site") / page
    return Path(os.path.normpath(path)).relative_to("/site").as_posix(), unquote(parts.fragment)


def test_every_link_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    """Files that are there, anchors that are in them; what leads elsewhere is named with its scheme."""
    broken, count = [], 0
    for name, page in pages.items():
        for link in page.links:
            target, anchor = _target(name, link)
            if not target:
                assert link.startswith(("https://", "http://127.0.0.1")), f"{name}: {link}"
                continue
            count += 1
            there = (site / target).is_file()
            if not there or (anchor and target in pages and anchor not in pages[target].anchors):
                broken.append(f"{name}: {link}")
    assert sorted(set(broken)) == []
    assert count > 1000


def test_nothing_comes_from_elsewhere(site: Path, pages: dict[str, Page]) -> None:
    """No script, style, font or picture is loaded from the network, by a page or by a style sheet."""
    outside = {load for page in pages.values() for load in page.loads if urlsplit(load).scheme not in ("", "data")}
    outside |= {load for page in pages.values() for load in page.loads if load.startswith("//")}
    assert outside == set()
    for path in site.rglob("*.css"):
        for address in re.findall(
            r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", path.read_text(encoding="utf-8")
        ):
            assert not re.match(r"(?:https?:)?//", "".join(address)), path


def test_the_site_can_be_searched(site: Path) -> None:
    """The index of the search knows the words of a rule."""
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    data = json.loads(index.partition("Search.setIndex(")[2].rpartition(")")[0])
    assert "rules/unsourced-passive" in data["docnames"]
    assert "attribut" in data["terms"]


def test_the_changes_are_shown(site: Path) -> None:
    """What stands in CHANGELOG.md, not the pointer to it."""
    text = (site / "about" / "changes.html").read_text(encoding="utf-8")
    assert f"[{__version__}]" in text
    assert "which the site shows here" not in text


def test_links_out_of_the_folder_name_the_file(site: Path) -> None:
    """A page that links to a file which the site does not hold says where it lies."""
    text = (site / "ci.html").read_text(encoding="utf-8")
    assert "recipes/attrlint-matcher.json" in text
    assert 'href="../' not in text


def test_what_the_site_adds_to_a_page() -> None:
    """Contents name the pages that are there and no others; a link out of docs names its file; the others stay."""
    conf = runpy.run_path(str(ROOT / "docs" / "conf.py"))
    conf["CONTENTS"]["Guides"].append("not-there")
    conf["CONTENTS"]["About"].remove("about/why")
    conf["CONTENTS"]["Guides"].remove("fixing")
    assert conf["contents"]()["About"][-1] == "about/why"
    assert conf["contents"]()["Guides"][-1] == "fixing"
    contents = conf["with_contents"]("# Home\n", "index")
    listed = [line for line in contents.splitlines() if (ROOT / "docs" / f"{line}.md").is_file()]
    assert {"getting-started", "rules/README", "about/glossary"} <= set(listed)
    assert "not-there" not in contents
    out = conf["without_ways_out"]
    assert out("[a matcher](../recipes/attrlint-matcher.json)", "ci") == (
        "a matcher (`recipes/attrlint-matcher.json` in the repository)"
    )
    assert out("[`NOTICE`](../../NOTICE#x)", "about/licence") == "`NOTICE`"
    inside = "[CI](../ci.md#github) ![a picture](../pictures/check.svg)"
    assert out(inside, "about/why") == inside
