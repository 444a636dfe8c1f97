"""Where outlets are named, and their role there: certain words next to a name show that the outlet reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.outlets.outlet_words import (
    POSSESSIVE,
    DraftWords,
    Token,
    read_tokens,
    telling,
)
from attrlint.analysis.outlets.outlets import OutletName, folded, longest_from, may_go_on, parts_of, spellings
from attrlint.analysis.people.names import FEMALE_TITLES, MALE_TITLES, NOT_NAMES, first_names
from attrlint.base.facts import dataclass
from attrlint.base.span import Span
from attrlint.data.lexicon import LexiconPattern, values, words
from attrlint.text.token_table import TokenTable

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = 12  # occurrences of a word that are checked
REACH = 140  # code points on either side of a name in which a cue is searched for
JOINTS = frozenset((" ", "\u00a0", "\n", "-"))  # what may come between two words of one name
NATION = LexiconPattern(
    r"(?:\w+(?:{nationalities.ending}|['’]s?)|[A-Z][a-z]+-\w+|[\w-]+-(?:\w+ed|run|language)|{nationalities.irregular})\Z"
)
# Names with other meanings, and the words that must be in a draft that means the outlet.
ELSEWHERE = values("outlets-elsewhere", "needs")
FILMED = LexiconPattern(r"(?<=CCTV) {verbs.filmed}\w*\b")  # cameras
ELSEWHERE_OF = {"cctv": "Chin", "sana": "Syria", "sputnik": "Russia"}
THINGS_TOO = frozenset(ELSEWHERE_OF)  # satellites, cameras and a city, where they are not cited
DAYS = words("weekdays.long")
TITLES = MALE_TITLES | FEMALE_TITLES | words("title-words.before-name")
OUTLET_NOUNS = words("outlet-words.medium")
_KINDS = "{outlet-words.kind}|(?:news )?{outlet-words.news-kind}"
_DESCRIPTION = (
    rf"(?:{{determiners.outlet}} )?+(?:(?:{{adjectives.outlet}}|{_KINDS}|[a-z]+-[a-z-]+|[A-Z][\w-]*"
    f"(?:an|ese|ish|ch|['’]s?)) ){{0,5}}"
)
_VERBS = r"{speech-verbs.outlet}\b"
_DONE = "{participles.outlet}"
_ITEM = "{documents.outlet}"
_AND_ANOTHER = r"(?: and (?:the )?[A-Z][\w.'’-]{1,24}(?: [A-Z][\w.'’-]{1,24}){0,3})?"
_INSERTED = r"(?: \([^()\n]{1,40}\))?(?:,(?: [^\s.;,]{1,30}){1,12},)?"
_WHEN = r"(?: (?:{adverbs.outlet}|[a-z]+ly|on [A-Z][a-z]+day|{weekdays.long})){0,3}"
SPEAKS = LexiconPattern(rf"{_AND_ANOTHER}(?:['’]s)?(?: (?:{_KINDS}))?{_INSERTED}{_WHEN},? {_VERBS}")
_ITEM_IN = rf"(?:interviews? with|{_ITEM} {{prepositions.outlet-item}})"
CITED = LexiconPattern(
    rf"(?:\b(?:{{citing-words}}|{_DONE} (?:by|in|on)|{_ITEM_IN}|{{speech-verbs.in-outlet}} {{prepositions.in-outlet}})"
    rf"|(?:[,\"”’]|\A) ?{{speech-verbs.after-quotation}}) {_DESCRIPTION}\Z"
)
KIND_BEHIND = LexiconPattern(rf" (?:{_KINDS})\b")
NAMED_AS = LexiconPattern(rf"\b(?:{_KINDS}) (?:called |named )?\Z")
NAMES_ITSELF = LexiconPattern(
    rf" (?:{{journalists.outlet}}|{_KINDS})\b|['’]s? (?:[a-z-]+ ){{0,3}}{{outlet-words.own}}\b"
)
STAFF = LexiconPattern(
    r"\b{journalists.staff} (?:of|for|at|from|with) (?:[Tt]he )?\Z",
    ignorecase=True,
)
CREDITED = LexiconPattern(r"\b{pictures.label}s?: (?:the )?\Z", ignorecase=True)
BRACKETED = (
    LexiconPattern(r"\((?:{pictures.bracketed}s?:? )?(?:the )?\Z", ignorecase=True),
    ")",
)
BYLINE = (LexiconPattern(r", (?:the )?\Z"), ":")


@dataclass(frozen=True, slots=True)
class OutletMention:
    """An outlet named in the prose. `cited` says whether it reports there, or passes on what someone said."""

    span: Span
    name: OutletName
    cited: bool


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two adjacent words may belong to one name."""
    gap = text[left.span.end : right.span.start]
    if left.possessive:
        return False
    return gap in JOINTS or (gap == ". " and len(left.raw) <= 3)  # St. Louis, L.A. Times


def outlet_mentions(text: str, sentences: Sequence[Span], words: DraftWords | None = None) -> list[OutletMention]:
    """The outlets named in the sentences, in order, the longest name first if two begin together.

    `words` are those of the text if they are known already.
    """
    words = words or DraftWords(TokenTable(text))
    found = []
    meant: dict[tuple[str, ...], bool] = {}  # once per name: the whole draft is searched
    for sentence in words.sentences_with(sentences, telling(words)):
        tokens = read_tokens(text, sentence)
        at = 0
        while at < len(tokens):
            last, name = name_at(text, tokens, at)
            if name is None:
                at += 1
                continue
            span = Span(tokens[at].span.start, tokens[last].span.end)
            if name.words[0] == "the":
                span = Span(tokens[at + 1].span.start, span.end)
            key = (*name.words, tokens[at].raw)
            if key not in meant:
                meant[key] = _is_meant(words.tokens, tokens[at], name)
            if meant[key] and stands_alone(text, tokens, at, last):
                cited = is_cited(text, sentence, span) and not FILMED.match(text, span.end, sentence.end)
                if cited or " ".join(name.words) not in THINGS_TOO or ELSEWHERE_OF[name.words[0]] in text:
                    found.append(OutletMention(span, name, cited))
            at = last + 1
    return found


def _is_meant(draft: TokenTable, token: Token, name: OutletName) -> bool:
    """Whether a name with other bearers means the outlet here: not a person in the draft, and not something else."""
    if len(name.words) == 1 and not token.raw.isupper() and bears_more(draft, token.raw):
        return False
    place = ELSEWHERE.get(" ".join(name.words))
    return place is None or place in draft.text


def bears_more(draft: TokenTable, raw: str) -> bool:
    """Whether a word occurs in the draft next to a first name, a title or another capitalized word (Arash Mehr)."""
    word = POSSESSIVE.sub("", raw)
    return any(_in_longer_name(draft.text, start, start + len(word)) for start in draft.find(word)[:MANY])


def _in_longer_name(text: str, start: int, end: int) -> bool:
    line = max(text.rfind("\n", max(0, start - 40), start) + 1, start - 40, 0)
    tokens = read_tokens(text, Span(line, min(len(text), end + 30)))
    place = next((i for i, token in enumerate(tokens) if token.span.start == start), None)
    if place is None:
        return False
    if place and joined(text, tokens[place - 1], tokens[place]) and not explained(tokens, place - 1):
        return True
    if place + 1 == len(tokens) or not joined(text, tokens[place], tokens[place + 1]):
        return False
    behind = tokens[place + 1]
    return behind.raw[0].isupper() and behind.raw not in DAYS and behind.key not in OUTLET_NOUNS | NOT_NAMES


def name_at(text: str, tokens: Sequence[Token], at: int) -> tuple[int, OutletName | None]:
    """The longest outlet name that begins at a token, and the index of its last token."""
    key = tokens[at].key
    best: tuple[int, OutletName | None] = (at, None)
    most = longest_from(key.partition(" ")[0])
    if not most:
        return best
    for last in range(at, min(len(tokens), at + most)):
        if last > at:
            if not joined(text, tokens[last - 1], tokens[last]):
                break
            key = f"{key} {tokens[last].key}"
        if not may_go_on(key):
            break
        if tokens[last].possessive and spellings(key[: len(key) - len(tokens[last].key)] + folded(tokens[last].raw)):
            continue  # Harper's is not a possessive
        for name in spellings(key):
            if fits(name, tokens[at : last + 1]):
                best = (last, name)
                break
    return best


def fits(name: OutletName, tokens: Sequence[Token]) -> bool:
    """Whether the capitals are those of the name: Ria is not RIA, and a nation not the Nation."""
    printed = parts_of(name.form)
    if len(printed) != len(tokens):
        return any(token.raw[0].isupper() for token in tokens)
    for part, token in zip(printed, tokens, strict=True):
        short = part.replace(".", "")
        if len(short) <= 4 and short.isupper():
            if token.raw.replace(".", "")[: len(short)] != short:
                return False
        elif part != "The" and not token.raw[0].isupper() and part[0].isupper():
            return False
    return True


def stands_alone(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is not part of a longer one: no unexplained capital right before or after it."""
    if last + 1 < len(tokens) and joined(text, tokens[last], tokens[last + 1]):
        after = tokens[last + 1]
        if after.raw[0].isupper() and after.key not in OUTLET_NOUNS and after.raw not in DAYS:
            return False
        if after.raw == "&":
            return False
    return first == 0 or not joined(text, tokens[first - 1], tokens[first]) or explained(tokens, first - 1)


def explained(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before a name is not part of it: lowercase, the first of the sentence, a nation, a day."""
    token = tokens[at]
    if token.key in TITLES or (token.raw[0].isupper() and token.key in first_names() and token.key not in NOT_NAMES):
        return False
    if not token.raw[0].isupper() and token.raw != "&":
        return True
    return token.raw in DAYS or token.key in NOT_NAMES or (not token.raw.isupper() and bool(NATION.match(token.raw)))


def is_cited(text: str, sentence: Span, span: Span) -> bool:
    """Whether the name at `span` is a source or an addressee."""
    left = left_of(text, sentence, span)
    if CITED.search(left):
        return True
    behind = SPEAKS.match(text, span.end, min(sentence.end, span.end + REACH))
    return bool(behind) and subject(left)


def left_of(text: str, sentence: Span, span: Span) -> str:
    """The text before a name in its sentence, with the first letter of the sentence in lower case."""
    start = max(sentence.start, span.start - REACH)
    left = text[start : span.start]
    return left[:1].lower() + left[1:] if start == sentence.start else left


_PREPOSITIONS = "{prepositions.before-outlet}"
AFTER_PREPOSITION = LexiconPattern(
    rf"\b(?:{_PREPOSITIONS}) (?:(?:[^\s,.;:]{{1,30}} ){{1,4}}?(?:and|or) )?{_DESCRIPTION}\Z"
)


def subject(left: str) -> bool:
    """Whether the text before a name lets it be the subject: police *in* X said, but X said."""
    return not AFTER_PREPOSITION.search(left)


APPOSITION = LexiconPattern(rf" ?(?:\(|,|—|–) ?(?:{{determiners.apposition}}\b|the [^,.;\n]{{0,60}}?\b(?:{_KINDS})\b)")
NATIONAL_BEFORE = LexiconPattern(r"(?:[A-Z][\w-]*(?:an|ese|ish|ch)|\w+['’]s?|[a-z]+-[a-z]+) \Z")


def is_described(text: str, sentence: Span, span: Span) -> bool:
    """Whether the words next to a name describe the outlet, or say whose it is."""
    left = text[max(sentence.start, span.start - REACH) : span.start]
    if NAMED_AS.search(left) or NATIONAL_BEFORE.search(left):
        return True
    end = min(sentence.end, span.end + REACH)
    return bool(KIND_BEHIND.match(text, span.end, end) or APPOSITION.match(text, span.end, end))
