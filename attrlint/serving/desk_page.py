"""The page of the desk: a place for the draft, one for its sources, and a frame for the findings.

The frame shows the same page that ``check --output-format html`` writes. The policy allows only our own style and
scripts, by hash, and requests only to the server itself.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from attrlint import data
from attrlint.reading.formats import FORMATS

TEXT_FORMATS = ("markdown", "text", "html")  # that can be pasted


@cache
def policy() -> str:
    """The Content-Security-Policy of the page and of the frame in it, which inherits it."""
    styles = " ".join(_hash(data.read_text(name)) for name in ("page.css", "desk.css"))
    scripts = " ".join(_hash(data.read_text(name)) for name in ("page.js", "desk.js"))
    return (
        f"default-src 'none'; style-src {styles}; script-src {scripts}; connect-src 'self'; frame-src blob:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def desk_page() -> str:
    """The page."""
    style, script = data.read_text("page.css"), data.read_text("desk.js")
    names = {"markdown": "Markdown", "text": "Plain text", "html": "HTML"}
    formats = "".join(f'<option value="{name}">{names[name]}</option>' for name in TEXT_FORMATS)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>attrlint desk</title>
<style>{style}</style>
<style>{data.read_text("desk.css")}</style>
</head>
<body class="serve">
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<div class="title"><h1>attrlint desk</h1><p>Checks news copy. Drafts stay on this machine.</p></div>
</header>
<main>
<section class="input" aria-labelledby="draft-title">
<div class="pane" id="draft-pane">
<div class="head"><h2 id="draft-title">Draft</h2>
<label class="format">Format <select id="format">{formats}</select></label></div>
<textarea id="text" aria-labelledby="draft-title" aria-describedby="draft-help" spellcheck="false"
 placeholder="Paste copy here, or drop a file."></textarea>
<p class="file" id="draft-file" hidden><strong id="draft-name"></strong>
<button type="button" id="draft-remove">Remove</button></p>
<p class="help" id="draft-help"><label class="pick">Open a file<input type="file" id="draft-input"
 accept="{_accepted()}"></label><span>Word, Markdown, HTML or plain text. You can also drop it here.</span></p>
</div>
<div class="pane" id="source-pane">
<div class="head"><h2 id="source-title">Transcripts and sources</h2></div>
<ul id="sources" aria-labelledby="source-title"></ul>
<p class="help"><label class="pick">Add files<input type="file" id="source-input" multiple></label>
<span>Each quote in the draft is checked against them. Text, Word, subtitles (.srt, .vtt) and more.</span></p>
</div>
</section>
<div class="actions">
<p id="status" role="status">Paste a draft to begin.</p>
<span class="review" id="review" hidden><label><input type="checkbox" id="track">With tracked changes</label>
<button type="button" id="download">Download with comments (.docx)</button></span>
<button type="button" id="clear" hidden>Clear all</button>
</div>
<p class="failed" id="fault" role="alert" hidden></p>
<section id="findings" aria-label="Findings" tabindex="-1">
<iframe id="page" title="Findings in the draft" hidden></iframe>
</section>
</main>
<noscript><p class="failed">This page needs JavaScript.</p></noscript>
<script>{script}</script>
</body>
</html>
"""


def _accepted() -> str:
    """The file extensions of drafts, for the file dialog."""
    return ",".join(ending for form in FORMATS.values() for ending in form.endings)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
