"""html: one page for the eyes, with the drafts marked, notes in the margin, and who says what beside them.

The page holds all it needs and asks no network: its policy lets only its own style and script in, by their hashes.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from attrlint import data
from attrlint.output.concise import visible
from attrlint.output.marked_draft import DraftView, rate
from attrlint.output.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.output.writer import Setting
    from attrlint.rule import Rule
    from attrlint.runner import Result

SHOWN = 2_000_000  # code points of page that drafts may take: beyond that a draft is counted and not shown
SEVERITIES = ("error", "warning", "info")
KEYS = "<kbd>j</kbd> or <kbd>n</kbd> next finding, <kbd>k</kbd> or <kbd>p</kbd> the one before, <kbd>Esc</kbd> clears"


class Page(Writer):
    """One document, written when all drafts are known."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._drafts: list[DraftView] = []
        self._sections: dict[int, str] = {}
        self._used = 0
        self._rules: dict[str, Rule | None] = {}
        self._names: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._errors: dict[str, None] = {}

    def take(self, result: Result) -> Iterator[str]:
        """Keep what one draft has to show; its facts are read from its text, so that a known result serves as well."""
        for error in result.errors:
            self._errors.update(dict.fromkeys(error.lines()))
        if result.linted:
            number = len(self._drafts) + 1
            view = DraftView.of(number, result, self.setting.document_of(result.path, result.raw))
            for one in result.diagnostics:
                self._counts[one.code] += 1
                if one.code not in self._rules:
                    self._rules[one.code] = self.setting.rule_of(result.path, one.code)
                    self._names[one.code] = one.name
            if self._used < SHOWN and (result.diagnostics or number == 1):
                text = view.section(result.diagnostics)
                if self._used + len(text) <= SHOWN or not self._sections:
                    self._sections[number] = text
                    self._used += len(text)
            self._drafts.append(view)
        yield from ()

    def finish(self) -> Iterator[str]:
        """The page."""
        style, script = data.read_text("page.css"), data.read_text("page.js")
        policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}"
        policy += "; base-uri 'none'; form-action 'none'"
        title = self._title()
        yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        yield f"<title>{title} – attrlint</title>\n<style>{style}</style>\n</head>\n<body>\n"
        yield '<a class="skip" href="#drafts">To the drafts</a>\n'
        yield f"<header>\n<h1>{title}</h1>\n<p>{self._summary()}</p>\n{self._controls()}</header>\n"
        for line in self._errors:
            yield f'<p class="failed"><strong>Not done:</strong> {escape(visible(line))}</p>\n'
        if len(self._drafts) > 1:
            yield self._index()
        yield '<main id="drafts">\n'
        yield from self._shown()
        yield f"</main>\n{self._explained()}"
        yield f"<script>{script}</script>\n</body>\n</html>\n"

    def _title(self) -> str:
        if len(self._drafts) == 1:
            return escape(visible(self._drafts[0].path))
        return f"{len(self._drafts)} drafts"

    def _summary(self) -> str:
        total = self._counts.total()
        if not total:
            return "No findings." if self._drafts else "Nothing was read."
        said = (f"{sum(d.counts[s] for d in self._drafts)} {s}" for s in SEVERITIES)
        per = rate(total, sum(d.words for d in self._drafts))
        return f"{total} finding{'' if total == 1 else 's'} ({', '.join(said)}), {per} per 1,000 words."

    def _controls(self) -> str:
        """Filters and keys, which need the script and are shown by it."""
        levels = "".join(f'<label><input type="checkbox" value="{s}" checked> {s}</label> ' for s in SEVERITIES)
        codes = "".join(
            f'<option value="{escape(code)}">{escape(code)} {escape(self._names[code])} ({self._counts[code]})</option>'
            for code in sorted(self._counts)
        )
        return (
            '<div class="controls" role="group" aria-label="What is shown" hidden>\n'
            f'<fieldset><legend>Severity</legend>{levels}</fieldset>\n<label>Rule <select id="rule">'
            f'<option value="">all rules</option>{codes}</select></label>\n'
            '<button type="button" id="before">Before</button> <button type="button" id="next">Next</button>\n'
            '<button type="button" id="look">Dark or light</button>\n'
            f'<span class="keys">{KEYS}</span>\n<span id="said" role="status"></span>\n</div>\n'
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
        return (
            '<nav aria-label="Index">\n<h2>By rule</h2>\n<table><thead><tr><th scope="col">Rule</th>'
            '<th scope="col">Findings</th><th scope="col">per 1,000 words</th></tr></thead>\n'
            f"<tbody>{rules}</tbody></table>\n"
            '<h2>By draft</h2>\n<table><thead><tr><th scope="col">Draft</th><th scope="col">Findings</th>'
            '<th scope="col">Words</th><th scope="col">per 1,000 words</th></tr></thead>\n'
            f"<tbody>{files}</tbody></table>\n{self._left_out()}</nav>\n"
        )

    def _row(self, draft: DraftView) -> str:
        name = escape(visible(draft.path))
        link = f'<a href="#d{draft.number}">{name}</a>' if draft.number in self._sections else name
        cells = f"<td>{draft.total}</td><td>{draft.words}</td><td>{rate(draft.total, draft.words)}</td>"
        return f'<tr><th scope="row">{link}</th>{cells}</tr>\n'

    def _left_out(self) -> str:
        left = sum(1 for d in self._drafts if d.total and d.number not in self._sections)
        if not left:
            return ""
        return f"<p>{left} more with findings are counted and not shown: make pages of them apart.</p>\n"

    def _shown(self) -> Iterator[str]:
        """The drafts; of several each can be opened, and clean ones are in the index only."""
        several = len(self._drafts) > 1
        for draft in self._drafts:
            text = self._sections.get(draft.number)
            if text is None or (several and not draft.total):
                continue
            if several:
                name = f"{escape(visible(draft.path))} ({draft.total})"
                head = f'<details class="draft" id="d{draft.number}"><summary><h2>{name}</h2></summary>'
                yield f"{head}\n{text}</details>\n"
            else:
                yield f'<div class="draft" id="d{draft.number}">\n{text}</div>\n'

    def _explained(self) -> str:
        """Why each rule speaks, once a page."""
        if not self._counts:
            return ""
        rows = []
        for code in sorted(self._counts):
            rule = self._rules[code]
            why = " ".join(rule.rationale.split()) if rule else "See attrlint rule " + code + "."
            rows.append(
                f'<dt id="rule-{escape(code)}">{escape(code)} {escape(self._names[code])}</dt><dd>{escape(why)}</dd>\n'
            )
        return f'<section aria-labelledby="why"><h2 id="why">Why</h2>\n<dl>{"".join(rows)}</dl></section>\n'


def _hash(text: str) -> str:
    """What a policy calls an inline style or script."""
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
