"""Sources in mail, RTF and PDF, and rows of words (``pattern:``), made at random."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage
from typing import TYPE_CHECKING

from attrlint.base.pattern_time import TIME
from attrlint.data.lexicon import UnknownList
from attrlint.text.token_pattern import TokenPattern
from benchmarks.fuzz.checks import hold

if TYPE_CHECKING:
    from random import Random

    from attrlint.model.document import Document

PACKED = ("source.eml", "source.rtf", "source.pdf")
CONTROLS = (
    r"\par ",
    r"\b ",
    r"\u8220? ",
    r"\'93",
    r"{\field{\*\fldinst X}{\fldrslt y}}",
    r"{\*\x ",
    "}",
    "{",
    r"\bin9 ",
    r"\uc0\u-3 ",
)
ELEMENTS = (
    "said", "the|a", "(the council|he)", "{weekdays.long}", "{titles}", "~say", "<word>", "<capital>", "<number>", "<adverb>", "..3",
    "..9", ",", ":", "!(not|never)", "who=<capital>", "[[", "]]", "(((", "?", "..99", "{no such}", "<x>", "’s", "“", "a" * 50, "~",
)  # fmt: skip


def packed(text: str, path: str, chance: Random) -> bytes:
    """A mail, RTF or PDF file with a text, sometimes with a few bytes changed."""
    if path.endswith(".eml"):
        made = _mail(text, chance)
    elif path.endswith(".rtf"):
        made = _rtf(text, chance)
    else:
        made = _pdf(text)
    if made and chance.random() < 0.4:
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(made))
            made = made[:at] + chance.randbytes(chance.randint(0, 3)) + made[at + chance.randint(0, 4) :]
    return made


def _mail(text: str, chance: Random) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "A transcript"
    mail["From"] = "desk@example.org"
    said = text.encode("utf-8", "replace").decode("utf-8").replace("\r", "\n")
    mail.set_content(said, cte=chance.choice(["quoted-printable", "base64", "8bit"]))
    if chance.random() < 0.4:
        mail.add_alternative(f"<p>{said}</p>", subtype="html")
    return mail.as_bytes()


def _rtf(text: str, chance: Random) -> bytes:
    parts = []
    for line in text.splitlines():
        escaped = "".join(
            f"\\u{ord(c) if ord(c) < 32768 else -1}?" if ord(c) > 126 else f"\\{c}" if c in "\\{}" else c for c in line
        )
        parts.append(escaped + (chance.choice(CONTROLS) if chance.random() < 0.2 else r"\par "))
    return ("{\\rtf1\\ansi " + "\n".join(parts) + "}").encode("ascii", "replace")


def _pdf(text: str) -> bytes:
    lines = [line.encode("cp1252", "replace") for line in text.splitlines()[:60]]
    for sign in (b"\\", b"(", b")"):
        lines = [line.replace(sign, b"\\" + sign) for line in lines]
    shown = b"BT /F1 9 Tf 40 800 Td 11 TL " + b"".join(b"(%s) Tj T* " % line for line in lines) + b"ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table) + trailer


def check_row(document: Document, chance: Random) -> None:
    """A row of words is refused with ValueError or UnknownList, or its matches lie in the draft, in order, within the time."""
    written = [chance.choice(ELEMENTS) for _ in range(chance.choice((1, 2, 3, 5, 8, 40)))]
    words = document.wording.tokens.words
    written += [chance.choice(words) for _ in range(2) if words]
    chance.shuffle(written)
    row = " ".join(each + ("?" if chance.random() < 0.15 else "") for each in written)
    try:
        pattern = TokenPattern(row)
    except (ValueError, UnknownList):
        return
    TIME.begin(len(document.text))
    last = 0
    with suppress(TimeoutError):
        for match in pattern.search(document.wording.tokens, document.sentences):
            hold(last <= match.span.start < match.span.end <= len(document.text), f"row: {row}: {match.span}")
            hold(match.span.start <= match.mark.start < match.mark.end <= match.span.end, f"row: {row}: {match.mark}")
            last = match.span.end
    TIME.end()
