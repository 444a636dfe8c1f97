"""The literals that each match of a pattern must contain: without them there is no need to search for the pattern."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrlint.base.pattern_syntax import EDGE, UNKNOWN, Node, Unreadable, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

COMMON = frozenset(  # including as parts of other words
    "in on at to it is of as an or he re en er ed es nt st nd te ti ar me al th ou and the ing was for his has are not "
    "her ent ion ter all one out that with said have from been this were will they more which would about their".split()
)
RARITY = (100.0, 100.0, 10.0, 2.0, 0.3)  # occurrences in an article of 600 words, by number of letters, approximate
CAPITALS = 0.05  # share of the occurrences of the same letters in lower case


BOUNDARY = r"\b"  # before or after a literal: no letter or digit stands there
ALONE = (100.0, 2.0, 8.0, 3.0, 0.5, 0.2)  # times as a word of its own, by the number of letters
COMMON_ALONE = 10.0
MOST_SETS = 4  # of one alternative: more tell little
TELLING = 40.0  # times in an article, from which on a set beside a rarer one tells too little

Sets = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=4096)
def required(source: str, *, cased: bool = False, words: bool = False) -> frozenset[str] | None:
    """Literals of which one stands in every match of a pattern; None if that cannot be told.

    Of a sequence it is the part that is rarest in running prose, of alternatives all of them. Literals are runs of
    letters, digits, spaces and apostrophes: a space stands for any white space and ' for ’ too, as in the pattern; with
    `words` only of letters and digits. They are folded, unless `cased`: then they stand in every match as they are, of
    a pattern that minds case.
    """
    parsed = _parsed(source, cased=cased)
    if parsed is None:
        return None
    best = _best(_Reader(cased, "" if words else " '’").of_sequence((parsed,), left=False, right=False))
    return None if best is None else frozenset(bare(literal) for literal in best)


@lru_cache(maxsize=4096)
def requirements(
    source: str, *, cased: bool = False, words: bool = False, whole: bool = False
) -> tuple[Sets, ...] | None:
    r"""For each alternative of a pattern the sets of literals of which one each stands in every match.

    None if an alternative has none. The rarest set comes first. A literal begins or ends with ``\b`` where no letter or
    digit may stand beside it; `whole` says that there is none beside the match. The rest is as for `required`.
    """
    parsed = _parsed(source, cased=cased)
    if parsed is None:
        return None
    reader = _Reader(cased, "" if words else " '’")
    found = []
    for option in _alternatives(parsed):
        sets = sorted(reader.of_sequence(option, left=whole, right=whole), key=rate)
        if not sets:
            return None
        found.append(tuple(tuple(sorted(each)) for each in dict.fromkeys(sets)))
    return tuple(dict.fromkeys(found))


def requirements_of(sources: Iterable[str], *, whole: bool = False) -> tuple[Sets, ...] | None:
    """The same for several patterns, any of which may match; None if one of them has an alternative without."""
    found: list[Sets] = []
    for source in sources:
        sets = requirements(source, whole=whole)
        if sets is None:
            return None
        found += sets
    return tuple(dict.fromkeys(found)) or None


def telling(sets: Sets) -> Sets:
    """Those of some sets, the rarest first, that are worth a look."""
    return (sets[0], *(each for each in sets[1:MOST_SETS] if rate(each)[0] < TELLING))


def bare(literal: str) -> str:
    """A literal without the marks of its boundaries."""
    return literal.removeprefix(BOUNDARY).removesuffix(BOUNDARY)


def _parsed(source: str, *, cased: bool) -> Node | None:
    try:
        tree, ignores_case = parse(source)
    except Unreadable:
        return None
    return None if cased and ignores_case else tree


def _alternatives(node: Node) -> Iterator[tuple[Node, ...]]:
    """The alternatives of a pattern, those of a group that is all of one taken apart too."""
    for option in node.options:
        inner = [one for one in option if not one.edge]
        if len(inner) == 1 and inner[0].options and not inner[0].repeated and not inner[0].flagged:
            left, right = option[0].edge, option[-1].edge
            for deeper in _alternatives(inner[0]):
                yield (*([EDGE] if left else []), *deeper, *([EDGE] if right else []))
        else:
            yield option


def rate(literals: Collection[str]) -> tuple[float, int]:
    """How often one of some literals stands in an article of 600 words, about, and how many they are."""
    return sum(map(_often, literals)), len(literals)


def _best(options: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The set that is the rarest sight in running prose, all its literals together."""
    return min(options, key=rate, default=None)


def _often(literal: str) -> float:
    """How often a literal stands in an article of 600 words, in words and in parts of words, about."""
    alone = literal.startswith(BOUNDARY) and literal.endswith(BOUNDARY)
    literal = bare(literal)
    folded = literal.lower()
    words = re.findall(r"[^\W_]+", folded)
    if len(words) > 1 or words != [folded]:  # rarer than the rarest of its words
        return 0.3 * min(map(_often, words))
    if alone:
        often = COMMON_ALONE if folded in COMMON else ALONE[min(len(folded), 5)]
    else:
        often = RARITY[min(len(folded), 4)]
        if folded in COMMON:
            often = often * 4 if len(folded) < 4 else 5
    return often if literal == folded else often * CAPITALS


class _Reader:
    """Reads the sets of literals off a sequence of nodes; `inner` may part the words of a literal."""

    def __init__(self, cased: bool, inner: str) -> None:
        self.cased, self.inner = cased, inner

    def of_sequence(self, nodes: Iterable[Node], *, left: bool, right: bool) -> list[frozenset[str]]:
        """For each part that must be there the literals of which one stands in it.

        `left` and `right` say whether no word goes on before the first node and behind the last.
        """
        flat = list(self._flat(nodes))
        found: list[frozenset[str]] = []
        run, begun = "", 0
        for i, node in enumerate((*flat, UNKNOWN)):
            char = node.char
            if char and (char in self.inner or (char.isalnum() and len(char.lower()) == 1)):
                begun = begun if run else i
                run += char if self.cased else char.lower()
                continue
            if any(map(str.isalnum, run)):
                before = not run[0].isalnum() or _edge(flat[:begun][::-1], left, back=True)
                behind = not run[-1].isalnum() or _edge(flat[i:], right)
                words = " ".join(run.replace("’", "'").split())
                found.append(frozenset({f"{BOUNDARY * before}{words}{BOUNDARY * behind}"}))
            run = ""
            if node.options:
                once = not node.repeated
                before, behind = _edge(flat[:i][::-1], left, back=True), _edge(flat[i + 1 :], right)
                found += self._of_options(node, left=once and before, right=once and behind)
        return found

    def _flat(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """Nodes with groups that are there once, and have no alternatives, taken apart."""
        for node in nodes:
            if len(node.options) == 1 and not node.repeated and not (self.cased and node.flagged):
                yield from self._flat(node.options[0])
            else:
                yield node

    def _of_options(self, node: Node, *, left: bool, right: bool) -> list[frozenset[str]]:
        if self.cased and node.flagged:
            return []
        if len(node.options) == 1:
            return self.of_sequence(node.options[0], left=left, right=right)
        union: set[str] = set()
        for option in node.options:
            best = _best(self.of_sequence(option, left=left, right=right))
            if best is None:
                return []
            union |= best
        return [frozenset(union)] if union else []


def _edge(nodes: Sequence[Node], otherwise: bool, *, back: bool = False) -> bool:
    """Whether no word continues across the place before some nodes, or, `back`, behind the reversed ones."""
    for node in nodes:
        if node.optional and (node.ends if back else node.starts):
            continue
        return node.is_edge() and not node.optional
    return otherwise
