"""html: one page with the drafts marked, notes in the margin, and the source list.

The page is self-contained and uses no network: its policy allows only its own style and script, by hash.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from attrlint import data
from attrlint.output.concise import visible
from attrlint.output.html.marked_draft import DraftView, rate
from attrlint.output.suggestions import counted
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.model.rule import Rule
    from attrlint.output.writer import OutputContext
    from attrlint.running.runner import Result

SHOWN = 2_000_000  # code points of page that drafts may take: beyond that a draft is counted but not shown
LEVELS = ("error", "warning", "info")
STEPS = (("previous", "Previous", "k"), ("next", "Next", "j"))  # buttons: name, words, key
WORDS = '<th scope="col">Words</th>'
LINKED = 60  # findings of one rule that its explanation links to


class Page(Writer):
    """One document, written when all drafts are known."""

    shows_drafts = True

    def __init__(self, setting: OutputContext) -> None:
        super().__init__(setting)
        self._drafts: list[DraftView] = []
        self._sections: dict[int, str] = {}
        self._used = 0
        self._rules: dict[str, Rule | None] = {}
        self._names: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._places: dict[str, list[tuple[int, str, str]]] = {}  # by code: draft, label and name of each note
        self._errors: dict[str, None] = {}

    def take(self, result: Result) -> Iterator[str]:
        """Store what one draft has to show; its facts are read from its text, so a cached result works too."""
        for error in result.errors:
            self._errors.update(dict.fromkeys(error.lines()))
        if result.linted:
            number = len(self._drafts) + 1
            view = DraftView.of(number, result, self.setting.document_of(result.path, result.raw))
            remarks = view.remarks(result)
            for remark in remarks:
                one = remark.diagnostic
                self._counts[one.code] += remark.silenced is None
                if one.code not in self._rules:
                    self._rules[one.code] = self.setting.rule_of(result.path, one.code)
                    self._names[one.code] = one.name
            if self._used < SHOWN and (remarks or number == 1):
                text = view.section(remarks)
                if self._used + len(text) <= SHOWN or not self._sections:
                    self._sections[number] = text
                    self._used += len(text)
                    for remark in remarks:
                        places = self._places.setdefault(remark.diagnostic.code, [])
                        places.append((number, remark.label, remark.note))
            self._drafts.append(view)
        yield from ()

    def finish(self) -> Iterator[str]:
        """The page."""
        style, script = data.read_text("page.css"), data.read_text("page.js")
        policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
        policy += "; base-uri 'none'; form-action 'none'"
        title, heading = self._title()
        yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        yield f"<title>{title} – attrlint</title>\n<style>{style}</style>\n</head>\n<body>\n"
        yield '<a class="skip" href="#drafts">Skip to the draft</a>\n'
        yield f'<header>\n<div class="title"><h1>{heading}</h1><p>{self._summary()}</p>{self._parts()}</div>\n'
        yield f"{self._controls()}</header>\n"
        for line in self._errors:
            yield f'<p class="failed"><strong>Not checked:</strong> {escape(visible(line))}</p>\n'
        if len(self._drafts) > 1:
            yield self._index()
        yield '<main id="drafts">\n'
        yield from self._shown()
        yield f"</main>\n{self._explained()}"
        yield f"<script>{script}</script>\n</body>\n</html>\n"

    def _title(self) -> tuple[str, str]:
        """The name of the page, used as title and heading."""
        if len(self._drafts) != 1:
            title = f"{len(self._drafts)} drafts"
            return title, title
        path = visible(self._drafts[0].path)
        folder, slash, name = path.rpartition("/")
        heading = f'<span class="folder">{escape(folder + slash)}</span>{escape(name)}' if slash else escape(name)
        return escape(path), heading

    def _parts(self) -> str:
        """Links to the parts below or next to the draft."""
        links = [("d1who", "Who says what")] if len(self._drafts) == 1 else []
        links += [("why", "Rules explained")] if self._names else []
        said = "".join(f'<a href="#{name}">{words}</a>' for name, words in links)
        return f'<nav class="parts" aria-label="Parts">{said}</nav>' if said else ""

    def _summary(self) -> str:
        if not self._drafts:
            return "No drafts were checked."
        total, words = self._counts.total(), sum(d.words for d in self._drafts)
        silenced = sum(d.silenced for d in self._drafts)
        also = f"; {silenced} suppressed" if silenced else ""
        also += f". {self._drafts[0].read_as()}" if len(self._drafts) == 1 else "."
        if not total:
            return f"No findings in {counted(words, 'word')}{also}"
        levels = ((level, sum(d.counts[level] for d in self._drafts)) for level in LEVELS)
        said = ", ".join(counted(n, level) for level, n in levels if n)
        return f"{counted(total, 'finding')} in {counted(words, 'word')}: {said}; {rate(total, words)} per 1,000{also}"

    def _controls(self) -> str:
        """Filters and keyboard shortcuts, which need the script and are shown by it."""
        look = '<button type="button" id="look">Theme</button>\n'
        head = '<div class="controls" role="group" aria-label="Controls" hidden>\n'
        if not self._names:
            return f"{head}{look}</div>\n"
        counts = [(level, sum(d.counts[level] for d in self._drafts)) for level in LEVELS]
        counts.append(("silenced", sum(d.silenced for d in self._drafts)))
        levels = "".join(_chip(level, count) for level, count in counts if count)
        codes = "".join(
            f'<option value="{escape(code)}">{escape(code)} {escape(self._names[code])} ({self._counts[code]})</option>'
            for code in sorted(self._names)
        )
        steps = "".join(
            f'<button type="button" id="{name}" aria-keyshortcuts="{key}">{words} '
            f'<kbd aria-hidden="true">{key}</kbd></button>'
            for name, words, key in STEPS
        )
        every = '<button type="button" id="every">Open all drafts</button>\n' if len(self._drafts) > 1 else ""
        return (
            f'{head}<fieldset><legend class="unseen">Severity</legend>{levels}</fieldset>\n'
            '<label class="choice"><span class="unseen">Rule</span><select id="rule">'
            '<option value="">All rules</option>'
            f"{codes}</select></label>\n"
            f'<div class="steps">{steps} <span id="said" role="status"></span></div>\n{every}{look}'
            '<label class="keys"><input type="checkbox" id="keys" checked>Keyboard shortcuts</label>\n'
            "</div>\n"
        )

    def _index(self) -> str:
        """Rates by rule and by file, the most findings first."""
        words = sum(d.words for d in self._drafts)
        rules = "".join(
            f'<tr><th scope="row"><a href="#rule-{escape(code)}">{escape(code)} {escape(self._names[code])}</a></th>'
            f"<td>{count}</td><td>{rate(count, words)}</td></tr>\n"
            for code, count in self._counts.most_common()
        )
        order = sorted(self._drafts, key=lambda d: (-d.total, d.number))
        files = "".join(self._row(draft) for draft in order)
        head = '<table><caption>{0}</caption><thead><tr><th scope="col">{1}</th><th scope="col">Findings</th>{2}'
        head += '<th scope="col">Per 1,000</th></tr></thead>\n<tbody>'
        return (
            '<nav class="index" aria-label="Index">\n'
            f"{head.format('By draft', 'Draft', WORDS)}{files}</tbody></table>\n"
            f"{head.format('By rule', 'Rule', '')}{rules}</tbody></table>\n{self._left_out()}</nav>\n"
        )

    def _row(self, draft: DraftView) -> str:
        name = escape(visible(draft.path))
        link = f'<a href="#d{draft.number}">{name}</a>' if self._is_shown(draft) else name
        cells = f"<td>{draft.total}</td><td>{draft.words}</td><td>{rate(draft.total, draft.words)}</td>"
        return f'<tr><th scope="row">{link}</th>{cells}</tr>\n'

    def _left_out(self) -> str:
        left = sum(1 for d in self._drafts if d.spoken and d.number not in self._sections)
        if not left:
            return ""
        return f"<p>{left} more with findings are counted but not shown; make separate pages for them.</p>\n"

    def _is_shown(self, draft: DraftView) -> bool:
        return draft.number in self._sections and (draft.spoken or len(self._drafts) == 1)

    def _shown(self) -> Iterator[str]:
        """The drafts; if there are several, each can be expanded, and clean ones are in the index only."""
        several = len(self._drafts) > 1
        for draft in self._drafts:
            if not self._is_shown(draft):
                continue
            text = self._sections[draft.number]
            if several:
                name = f"{escape(visible(draft.path))} ({counted(draft.total, 'finding')})"
                head = f'<details class="draft" id="d{draft.number}"><summary><h2>{name}</h2></summary>'
                yield f"{head}\n{text}</details>\n"
            else:
                head = '<h2 class="unseen">The draft</h2>'
                yield f'<div class="draft" id="d{draft.number}">\n{head}\n{text}</div>\n'

    def _explained(self) -> str:
        """What each rule says and where it found something, once per page."""
        if not self._names:
            return ""
        rows = []
        for code in sorted(self._names):
            rule = self._rules[code]
            why = " ".join(rule.rationale.split()) if rule else f"See attrlint rule {code}."
            name = f"{escape(code)} {escape(self._names[code])}"
            rows.append(
                f'<div><dt id="rule-{escape(code)}">{name}</dt><dd>{escape(why)}</dd>\n{self._where(code)}</div>\n'
            )
        head = '<section class="rules" aria-labelledby="why"><h2 id="why">Rules explained</h2>'
        return f"{head}\n<dl>{''.join(rows)}</dl></section>\n"

    def _where(self, code: str) -> str:
        """Links to the notes of a rule, draft by draft."""
        places = self._places.get(code, [])
        said, last = [], 0
        for number, label, note in places[:LINKED]:
            if len(self._drafts) > 1 and number != last:
                said.append(f"{escape(visible(self._drafts[number - 1].path))}:")
                last = number
            said.append(f'<a href="#{note}">{label}</a>')
        if len(places) > LINKED:
            said.append(f"and {len(places) - LINKED} more")
        return f'<dd class="facts">Found: {" ".join(said)}</dd>\n' if said else ""


def _hash(text: str) -> str:
    """The hash by which a policy allows an inline style or script."""
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _chip(level: str, count: int) -> str:
    """A checkbox that shows the findings of one severity; suppressed findings are off at first."""
    name, checked = ("suppressed", "") if level == "silenced" else (level, " checked")
    box = f'<input type="checkbox" class="level" value="{level}"{checked}>'
    return f'<label class="chip {level}">{box}{name} <strong>{count}</strong></label> '
