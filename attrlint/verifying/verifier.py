"""The verdict on one quotation, checked against all sources."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass, replace
from attrlint.base.span import Span
from attrlint.data.lexicon import words
from attrlint.verifying.alignment import Alignment, align
from attrlint.verifying.change_kinds import CUTS, SLIGHT
from attrlint.verifying.context import read_out, turned_after, turned_before, written
from attrlint.verifying.differences import Difference, differences
from attrlint.verifying.looseness import left_out
from attrlint.verifying.policy import Policy, allows
from attrlint.verifying.speakers import same_speaker
from attrlint.verifying.verdict import NOTHING, Change, SourcePassage, Verdict, VerdictFinding
from attrlint.verifying.words import joined, quoted_words, without_brackets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from attrlint.verifying.shelf import Shelf
    from attrlint.verifying.words import Word

NO_SOURCES: frozenset[int] = frozenset()
FEWEST = 3  # words that are searched for at all
WINDOWS = 8
REPEATS = 8  # places with the same words that are told apart
REACH = 15  # words of a window in addition to the quotation's own, on either side
PER_ELLIPSIS = 60
FAR = 0.3  # share of a quotation's terms, by weight, below which a row is not checked
FAIR, WEAK = 0.2, 0.6  # with an alignment that costs so little per word, rows with so little of the best score are not
GOOD = 0.15  # cost of an alignment with which the search ends
SHARE = 0.55  # share of the content words that a passage must have
SPLICE_FROM, SPLICE_TO = 13, 250  # words of a quotation that may be two passages
HALF = 0.15  # cost per word of either half
WORDS_PER_FINDING = ((14, 0.34), (9, 0.28), (0, 0.17))  # from so many words on, what a word may cost
OTHER_MOUTH = 0.13


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quotation aligned with one window: the words of both as aligned, and the source."""

    alignment: Alignment
    quoted: Sequence[Word]
    said: Sequence[Word]
    source: int

    @property
    def first(self) -> int:
        """The place in the window of the first word in both; 0 if there is none."""
        return next((step.s for step in self.alignment.steps if step.op in "=~"), 0)

    def span(self) -> Span:
        """The stretch of the source that the quotation lies along (code points)."""
        places = [step.s for step in self.alignment.steps if step.op in "=~s"] or [0]
        return Span(self.said[min(places)].start, self.said[max(places)].end)


class Verifier:
    """Checks quotations against the sources of a shelf, under one policy."""

    def __init__(self, shelf: Shelf, policy: Policy = Policy.WIRE, fewest: int = 5) -> None:
        self.shelf, self._policy, self._fewest = shelf, policy, fewest
        self._without: AbstractSet[int] = NO_SOURCES

    def check(self, text: str, asked: str = "", without: AbstractSet[int] = NO_SOURCES) -> VerdictFinding:
        """The verdict on a quotation without its marks; `asked` is the name of the person it is credited to, if any.

        Sources `without` are not looked into.

        Raises ReadError where a source is not there any more.
        """
        self._without = without
        quoted = quoted_words(text)
        own = [word for word in quoted if not word.bracket]
        if len(own) < FEWEST:
            return VerdictFinding(Verdict.SHORT)
        candidates = self._candidates(text, quoted, asked)
        if not candidates:
            return self._lesser(text, own, asked, NOTHING)
        best = self._best(candidates, asked)
        finding = self._judge(best, asked)
        if self._may_be_spliced(best, own, finding):
            spliced = self._spliced(text, quoted, asked, best.alignment.cost)
            if spliced is not None:
                return spliced
        finding = self._lesser(text, own, asked, finding)
        return replace(finding, others=self._others(candidates, best)) if finding.passage else finding

    def _candidates(self, text: str, quoted: Sequence[Word], asked: str) -> list[Candidate]:
        """The quotation aligned with the windows that share most with it, the cheapest first."""
        shelf = self.shelf
        reach = len(quoted) + REACH + PER_ELLIPSIS * sum(word.gap for word in quoted)
        keys = {word.key for word in quoted if not word.bracket}
        content = keys - words("spoken-words.small") or keys
        pairs = {a.key + b.key for a, b in pairwise(quoted)}
        found: list[Candidate] = []
        covered: list[tuple[int, int]] = []
        hits = shelf.hits(without_brackets(text), without=self._without)
        tried = 0
        settled = False  # whether the words are found: then only other places with all of them are looked at
        for row, score, share, whole in hits:
            tried += not settled
            if tried > WINDOWS:
                break
            if settled and not (whole and len(found) < REPEATS):
                continue
            near = min((each.alignment.cost for each in found), default=1e9)
            if not settled and (share < FAR or (near < FAIR * len(keys) and score < WEAK * hits[0].score)):
                break
            if any(first < row < last for first, last in covered):
                continue
            said, first, last = shelf.window(row, reach)
            covered.append((first, last))
            others = {word.key for word in said}
            own = quoted
            if pairs & others:
                own = joined(list(quoted), frozenset(others))
            compounds = keys & {a.key + b.key for a, b in pairwise(said)}
            if compounds:
                said = joined(said, frozenset(compounds))
            if len(content & (others | compounds | pairs)) < 0.5 * len(content):
                continue
            candidate = Candidate(align(own, said, left_out(own, said)), own, said, shelf.source_of(row))
            found.append(candidate)
            if candidate.alignment.cost < GOOD and (not asked or self._same(candidate, asked) is not False):
                settled = True
                if not whole:
                    break
        return sorted(found, key=lambda each: (round(each.alignment.cost, 2), -each.source))

    def _same(self, candidate: Candidate, asked: str) -> bool | None:
        """Whether the person asked for says the passage, or part of it."""
        if not asked:
            return None
        cast = self.shelf.casts[candidate.source]
        told = same_speaker(asked, candidate.said[candidate.first].who, cast)
        if told is False:
            labels = {candidate.said[step.s].who for step in candidate.alignment.steps if step.op in "=~"}
            if any(same_speaker(asked, label, cast) for label in labels):
                return True
        return told

    def _best(self, candidates: Sequence[Candidate], asked: str) -> Candidate:
        """The cheapest; of equally good ones, one that the person asked for says."""
        best = candidates[0]
        if asked:
            for each in candidates:
                if each.alignment.cost > best.alignment.cost + 0.3:
                    break
                if self._same(each, asked):
                    return each
        return best

    def _judge(self, best: Candidate, asked: str) -> VerdictFinding:
        """The verdict based on one passage."""
        quoted, said, steps = best.quoted, best.said, best.alignment.steps
        own = [word for word in quoted if not word.bracket]
        rate = best.alignment.cost / max(1, len(own))
        passage = SourcePassage(best.source, best.span(), said[best.first].who)
        same = self._same(best, asked)
        found = differences(quoted, said, steps)
        bad = [each for each in found if not allows(Policy.WIRE, each.kind)]
        if self._is_elsewhere(best, rate, bad, other=same is False):
            return VerdictFinding(Verdict.NOT_FOUND, rate, nearest=passage)
        changes = tuple(self._change(each, quoted, said) for each in found)
        bad = [each for each in found if not allows(self._policy, each.kind)]
        if len(own) < self._fewest and bad:
            return VerdictFinding(Verdict.NOT_FOUND, rate, nearest=passage)
        if same is False and read_out(said, best.first):
            same = None
        finding = VerdictFinding(Verdict.EXACT, rate, passage, same, changes, policy=self._policy)
        kinds = {each.kind for each in bad}
        if bad:
            joint = kinds & CUTS and not kinds - CUTS - SLIGHT
            missing = max((len(each.said) for each in bad if each.kind in CUTS), default=0)
            return replace(finding, verdict=Verdict.SPLICED if joint else Verdict.ALTERED, missing=missing)
        last = max(step.s for step in steps if step.op in "=~s")
        before = turned_before(quoted, said, best.first)
        turning = before or turned_after(quoted, said, last)
        if turning:
            return replace(finding, verdict=Verdict.TRIMMED, turning=turning, turned_after=not before)
        if same is False:
            return replace(finding, verdict=Verdict.OTHER_SPEAKER)
        begun = quoted[0].capital and best.first > 0 and said[best.first - 1].said_again and said[best.first].dash
        return replace(finding, verdict=Verdict.EDITED) if found or begun else finding

    def _is_elsewhere(self, best: Candidate, rate: float, bad: Sequence[Difference], *, other: bool) -> bool:
        """Whether a passage differs too much from a quotation to be its origin."""
        quoted, steps = best.quoted, best.alignment.steps
        own = sum(not word.bracket for word in quoted)
        hit = {step.q for step in steps if step.op in "=~"}
        content = [
            i for i, word in enumerate(quoted) if not word.bracket and word.key not in words("spoken-words.small")
        ]
        share = sum(i in hit for i in content) / max(1, len(content))
        most = next(limit for fewest, limit in WORDS_PER_FINDING if own >= fewest)
        if other:
            most = min(most, OTHER_MOUTH)
        if rate > most or len(hit) < 0.5 * own or (content and share < SHARE):
            return True
        negated = len(bad) == 1 and bad[0].kind == "negation" and len(hit) >= own - 1  # and all other words are there
        grave = [each for each in bad if each.kind not in SLIGHT and not negated]
        return bool(bad and (own < 6 or (own < 12 and other) or (own < 8 and grave)))

    def _may_be_spliced(self, best: Candidate, own: Sequence[Word], finding: VerdictFinding) -> bool:
        rate = best.alignment.cost / max(1, len(own))
        return SPLICE_FROM <= len(own) <= SPLICE_TO and (rate > 0.12 or "splice" in finding.kinds)

    def _spliced(self, text: str, quoted: Sequence[Word], asked: str, cost: float) -> VerdictFinding | None:
        """Two halves of a quotation from different places; the cut is where both together cost least."""
        size = len(quoted)
        cuts = [i for i in range(3, size - 2) if quoted[i].sentence or quoted[i].gap or quoted[i].dash]
        cuts += [size // 3, size // 2, 2 * size // 3]
        best: tuple[float, int, Candidate, Candidate] | None = None
        for cut in sorted(set(cuts))[:8]:
            at = quoted[cut].start
            head = self._half(text[:at], quoted[:cut], asked)
            tail = self._half(text[at:], quoted[cut:], asked) if head else None
            if head and tail:
                both = head.alignment.cost + tail.alignment.cost + 1.6
                if both < cost and (best is None or both < best[0]):
                    best = both, cut, head, tail
        if best is None:
            return None
        both, cut, head, tail = best
        here, there = self._same(head, asked), self._same(tail, asked)
        same = False if here is False and there is False else here or there or None
        passage = SourcePassage(head.source, head.span(), head.said[head.first].who)
        second = SourcePassage(tail.source, tail.span(), tail.said[tail.first].who)
        at = quoted[cut].start
        change = Change("splice", "", "", Span(at, at), Span(passage.span.end, passage.span.end))
        return VerdictFinding(Verdict.SPLICED, both / size, passage, same, (change,), second, missing=1000)

    def _half(self, text: str, quoted: Sequence[Word], asked: str) -> Candidate | None:
        """Half of a quotation aligned with the passage that it is from, if that is certain."""
        found = self._candidates(text, quoted, asked)
        if not found:
            return None
        best = found[0]
        strong = [
            s for s in best.alignment.steps if s.op == "=" and best.quoted[s.q].key not in words("spoken-words.small")
        ]
        return best if best.alignment.cost / max(1, len(quoted)) < HALF and len(strong) >= 2 else None

    def _lesser(self, text: str, own: Sequence[Word], asked: str, finding: VerdictFinding) -> VerdictFinding:
        """What is not found as a whole may be found in part: sentence by sentence."""
        if finding.verdict is not Verdict.NOT_FOUND:
            return finding
        if len(own) < self._fewest:
            return VerdictFinding(Verdict.SHORT)
        starts = [0, *(word.start for word in own[1:] if word.sentence), len(text)]
        if len(starts) < 3:
            return finding
        for start, end in pairwise(starts):
            part = text[start:end]
            quoted = quoted_words(part)
            if len(quoted) < 6:
                continue
            found = self._candidates(part, quoted, asked)
            judged = self._judge(self._best(found, asked), asked) if found else NOTHING
            if judged.verdict in (Verdict.EXACT, Verdict.EDITED):
                return replace(judged, verdict=Verdict.PARTLY_FOUND, cost=finding.cost, changes=())
        return finding

    def _others(self, candidates: Sequence[Candidate], best: Candidate) -> tuple[SourcePassage, ...]:
        """Other passages that are as good as the chosen one."""
        good = [each for each in candidates if each is not best and each.alignment.cost <= best.alignment.cost + 0.05]
        return tuple(SourcePassage(each.source, each.span(), each.said[each.first].who) for each in good)

    def _change(self, each: Difference, quoted: Sequence[Word], said: Sequence[Word]) -> Change:
        """An edit with its words."""
        at = quoted[each.at].start if each.at < len(quoted) else quoted[-1].end
        there = said[each.after].end if each.after >= 0 else said[0].start
        return Change(
            each.kind,
            written([quoted[q] for q in each.quoted]),
            written([said[s] for s in each.said]),
            Span(quoted[each.quoted[0]].start, quoted[each.quoted[-1]].end) if each.quoted else Span(at, at),
            Span(said[each.said[0]].start, said[each.said[-1]].end) if each.said else Span(there, there),
            allows(self._policy, each.kind),
        )
