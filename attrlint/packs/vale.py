"""Vale styles as rules: the YAML is read, words and patterns keep their meaning, and unsupported parts are named.

The keys are those of Vale's documentation of its checks. Quoted words are left alone, as by every style rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass
from attrlint.kinds import kind_class
from attrlint.model.diagnostic import Confidence, Severity
from attrlint.model.scope import PROSE_BLOCKS, Scope, Window
from attrlint.packs.pattern_faults import fault_of_pattern
from attrlint.packs.rule_needs import build_rule
from attrlint.reading.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from attrlint.model.kind import Kind
    from attrlint.model.rule import Rule
    from attrlint.packs.located import Placed

SEVERITIES = {"suggestion": Severity.INFO, "warning": Severity.WARNING, "error": Severity.ERROR}
TEXT = PROSE_BLOCKS | {BlockKind.HEADING, BlockKind.CAPTION}
BLOCKS = {
    "text": TEXT,
    "summary": PROSE_BLOCKS,
    "sentence": PROSE_BLOCKS,
    "paragraph": frozenset({BlockKind.PARAGRAPH}),
    "heading": frozenset({BlockKind.HEADING}),
    "list": frozenset({BlockKind.LIST_ITEM}),
    "table": frozenset({BlockKind.TABLE_CELL}),
    "blockquote": frozenset({BlockKind.BLOCKQUOTE}),
    "alt": frozenset({BlockKind.CAPTION}),
}
WINDOWS = {"sentence": Window.SENTENCE, "paragraph": Window.PARAGRAPH}
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule of a style that is not run, and the reason."""

    name: str
    why: str


class _NotRead(Exception):
    """A rule that uses something unsupported; the message names it."""


def read_rule(node: Placed, style: str, name: str, path: str) -> Rule | Skipped:
    """One file of a style. The rule's code is Vale's own name for it: ``write-good.Passive``."""
    values = _plain(node)
    try:
        if not isinstance(values, dict):
            raise _NotRead("it is no mapping")
        return _rule(values, f"{style}.{name}", path)
    except _NotRead as error:
        return Skipped(f"{style}.{name}", str(error))


def _plain(node: Placed) -> object:
    """A value without its places."""
    value = node.value
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def _rule(values: Values, code: str, path: str) -> Rule:
    extends = str(values.get("extends", ""))
    make = MAKERS.get(extends)
    if make is None:
        raise _NotRead(f"extends: {extends or 'nothing'}")
    scopes = values.get("scope", "text")
    names = [str(scope).partition(".")[0] for scope in (scopes if isinstance(scopes, list) else [scopes])]
    unknown = [name for name in names if name not in BLOCKS]
    if unknown:
        raise _NotRead(f"scope: {', '.join(unknown)}")
    level = str(values.get("level", "warning"))
    if level not in SEVERITIES:
        raise _NotRead(f"level: {level}")
    kind_name, kind, window = make(values, names)
    return build_rule(
        kind,
        kind_name,
        needs=None,
        requires=None,
        code=code,
        name=code.lower(),
        severity=SEVERITIES[level],
        message=_message(str(values.get("message", "")), kind_name),
        rationale=str(values.get("description", "") or "From a style of Vale."),
        references=(str(values["link"]),) if values.get("link") else (),
        scope=Scope.NARRATIVE,
        blocks=frozenset().union(*(BLOCKS[name] for name in names)),
        window=window,
        confidence=Confidence.MEDIUM,
        noise=1.0,
        pack=path,
    )


def _message(text: str, kind: str) -> str:
    """Vale's message, in which %s is the match; for a substitution, the first of two is the replacement."""
    text = " ".join(text.split()).replace("{", "{{").replace("}", "}}")
    if "%s" not in text:
        return text
    if kind == "consistency":
        return text.replace("%s", "{match}")
    if kind == "substitution":
        text = text.replace("%s", "{replacement}", 1)
    return text.replace("%s", "{match}")


Made = tuple[str, "Kind", Window]


def _existence(values: Values, _: list[str]) -> Made:
    tokens = [token for token in _texts(values, "tokens") if token.strip()]
    raw = "".join(_texts(values, "raw"))
    body = "|".join(tokens)
    inner = rf"\b(?:{body})\b" if tokens and not values.get("nonword") else f"(?:{body})" if tokens else ""
    pattern = inner + raw if values.get("append") else raw + inner
    if not pattern:
        raise _NotRead("no tokens")
    kind = _made(
        "existence",
        raw=(_checked(pattern),),
        ignorecase=bool(values.get("ignorecase")),
        exceptions=tuple(_texts(values, "exceptions")),
    )
    return "existence", kind, Window.SENTENCE if _in_one_sentence(tokens) and not raw else Window.PARAGRAPH


def _substitution(values: Values, _: list[str]) -> Made:
    swap = values.get("swap")
    if not isinstance(swap, dict) or not swap:
        raise _NotRead("no swap")
    bound = not values.get("nonword")
    keys = {rf"\b(?:{_checked(key)})\b" if bound else f"(?:{_checked(key)})": str(value) for key, value in swap.items()}
    kind = _made(
        "substitution",
        swap={key: value.replace("|", " or ") for key, value in keys.items()},
        nonword=True,
        ignorecase=bool(values.get("ignorecase")),
        exceptions=tuple(_texts(values, "exceptions")),
    )
    return "substitution", kind, Window.PARAGRAPH


def _occurrence(values: Values, scopes: list[str]) -> Made:
    token = str(values.get("token", ""))
    most, least = values.get("max", 0), values.get("min", 0)
    if not token or not isinstance(most, int) or not isinstance(least, int):
        raise _NotRead("no token to count")
    kind = _made("occurrence", token=_checked(token), max=most, min=least, ignorecase=bool(values.get("ignorecase")))
    return "occurrence", kind, WINDOWS.get(scopes[0], Window.PARAGRAPH)


def _repetition(values: Values, _: list[str]) -> Made:
    tokens = tuple(_checked(token) for token in _texts(values, "tokens")) or (r"[^\s]+",)
    if int(str(values.get("max", 0))) > 0:
        raise _NotRead("max: of a repetition")
    kind = _made(
        "repetition", tokens=tokens, ignorecase=bool(values.get("ignorecase")), alpha=bool(values.get("alpha"))
    )
    return "repetition", kind, Window.PARAGRAPH


def _consistency(values: Values, _: list[str]) -> Made:
    either = values.get("either")
    if not isinstance(either, dict) or not either:
        raise _NotRead("no either")
    pairs = {_checked(str(a)): _checked(str(b)) for a, b in either.items()}
    kind = _made(
        "consistency", either=pairs, ignorecase=bool(values.get("ignorecase")), nonword=bool(values.get("nonword"))
    )
    return "consistency", kind, Window.DOCUMENT


def _conditional(values: Values, _: list[str]) -> Made:
    kind = _made(
        "conditional",
        first=_checked(str(values.get("first", ""))),
        second=_checked(str(values.get("second", ""))),
        exceptions=tuple(_texts(values, "exceptions")),
        ignorecase=bool(values.get("ignorecase")),
    )
    return "conditional", kind, Window.DOCUMENT


def _capitalization(values: Values, scopes: list[str]) -> Made:
    match = str(values.get("match", "$sentence"))
    threshold = values.get("threshold", 0.8)
    kind = _made(
        "capitalization",
        match=match if match.startswith("$") else _checked(match),
        exceptions=tuple(_texts(values, "exceptions")),
        threshold=float(threshold) if isinstance(threshold, int | float) else 0.8,
    )
    return "capitalization", kind, WINDOWS.get(scopes[0], Window.PARAGRAPH)


def _made(name: str, **options: object) -> Kind:
    make: Callable[..., Kind] = kind_class(name)
    return make(**options)


MAKERS = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "capitalization": _capitalization,
}


def _texts(values: Values, key: str) -> list[str]:
    given = values.get(key)
    return [str(item) for item in given] if isinstance(given, list) else []


def _checked(pattern: str) -> str:
    """A pattern that can be used."""
    if said := fault_of_pattern(pattern):
        raise _NotRead(said)
    return pattern


def _in_one_sentence(tokens: list[str]) -> bool:
    """Whether a match stays within a sentence: it contains only words, spaces and nothing that may be a full stop."""
    return all(part.replace(" ", "").replace("-", "").replace("'", "").isalnum() for part in tokens)
