"""Where outlets are named, and what they do there: an outlet that reports stands beside certain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.analysis.outlets.outlet_words import (
    POSSESSIVE,
    DraftWords,
    Token,
    read_tokens,
    sentences_with,
    telling,
    words_in,
)
from attrlint.analysis.outlets.outlets import OutletName, folded, longest_from, may_go_on, parts_of, spellings
from attrlint.analysis.people.names import FEMALE_TITLES, MALE_TITLES, NOT_NAMES, first_names
from attrlint.base.facts import dataclass
from attrlint.base.patterns import LazyPattern
from attrlint.base.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MANY = 12  # uses of a word that are looked at
REACH = 140  # code points on either side of a name in which a cue is looked for
JOINTS = frozenset((" ", "\u00a0", "\n", "-"))  # what may stand between two words of one name
NATION = LazyPattern(
    r"(?:\w+(?:an|ese|ish|ch|['’]s?)|[A-Z][a-z]+-\w+|[\w-]+-(?:\w+ed|run|language)|Arab|Dutch|Greek)\Z"
)
# Names that mean something else elsewhere, and what must stand in a draft that means the outlet.
ELSEWHERE = {
    "the paper": "Chin", "economic daily": "Chin", "mena": "Egypt",
    "javan": "Iran", "iran daily": "Iran", "channel one": "Russia", "zvezda": "Russia", "new vision": "Uganda",
    "new era": "Namibia", "la nation": "Djibouti", "le soleil": "Senegal", "fana": "Ethiopia", "khabar": "Kazakh",
    "national news agency": "Leban", "saba news agency": "Yemen", "andina": "Peru", "le pays": "Burkina",
    "beijing daily": "Chin", "daily graphic": "Ghana", "belarus 1": "Belarus", "kan": "Israel", "lao dong": "Vietnam",
    "sakshi": "India", "ikhbariya": "Syria", "wam": "Emirat", "suna": "Sudan", "lana": "Libya",
    "ont": "Belarus", "vtv": "Venez", "nna": "Leban", "nan": "Nigeria", "vov": "Vietnam", "l'essor": "Mali",
}  # fmt: skip
FILMED = LazyPattern(r"(?<=CCTV) (?:reveal|show|captur|record|caught|picked|suggest)\w*\b")  # cameras
ELSEWHERE_OF = {"cctv": "Chin", "sana": "Syria", "sputnik": "Russia"}
THINGS_TOO = frozenset(ELSEWHERE_OF)  # satellites, cameras and a city, where they are not cited
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
TITLES = MALE_TITLES | FEMALE_TITLES | frozenset("dr prof professor president minister senator judge captain".split())
OUTLET_NOUNS = frozenset(
    "news tv television radio online agency newspaper magazine channel website broadcaster network digital".split()
)
_KINDS = (
    "newspapers?|dail(?:y|ies)|weekly|tabloid|broadsheet|magazine|(?:news )?(?:agency|wire|service|site|website|outlet|"
    "portal|channel|station|network|organi[sz]ation)|newswire|website|broadcaster|television|TV|radio|publication|outlet"
)
_DESCRIPTION = (
    r"(?:(?:[Tt]he|a|an|its|their|his|her|our) )?+"
    rf"(?:(?:{_KINDS}|[a-z]+-[a-z-]+|state|official|public|private|independent|local|national|regional|business|financial|"
    r"investigative|online|news|satirical|opposition|popular|leading|influential|exiled|sister|rival|media|"
    r"[A-Z][\w-]*(?:an|ese|ish|ch|['’]s?)|country['’]s) ){0,5}"
)
_VERBS = (
    r"(?:reported|reports|said|says|wrote|writes|noted|notes|claimed|claims|quoted|quotes|cited|cites|published|publishes|"
    r"aired|revealed|reveals|learned|learnt|added|confirmed|announced|alleged|told|tells|described|carried|"
    r"broke the (?:news|story)|understands|reporting that|saying that|"
    r"asked|spoke to|seen (?:a|the)|is reporting|was (?:the )?first to|put it)\b"
)
_DONE = (
    r"(?:reported|published|quoted|cited|asked|obtained|contacted|interviewed|reviewed|viewed|verified|seen|broadcast|"
    r"aired|carried|approached|monitored|compiled|revealed|uncovered|reached|released|run|shared|first reported)"
)
_ITEM = (
    r"(?:interviews?|statements?|reports?|articles?|stor(?:y|ies)|op-eds?|columns?|editorials?|pieces?|comments?|"
    r"investigations?|essays?|polls?|remarks|analys[ei]s|appearance|scoop|exclusive)"
)
SPEAKS = LazyPattern(
    r"(?: and (?:the )?[A-Z][\w.'’-]{1,24}(?: [A-Z][\w.'’-]{1,24}){0,3})?"
    rf"(?:['’]s)?(?: (?:{_KINDS}))?(?: \([^()\n]{{1,40}}\))?(?:,(?: [^\s.;,]{{1,30}}){{1,12}},)?"
    rf"(?: (?:has|have|had|also|first|later|earlier|previously|then|separately|meanwhile|[a-z]+ly|on [A-Z][a-z]+day"
    rf"|{'|'.join(sorted(DAYS))})){{0,3}},? {_VERBS}"
)
CITED = LazyPattern(
    rf"(?:\b(?:told|tells|telling|according to|[Aa]ccording to|per|citing|quoting|{_DONE} (?:by|in|on)|"
    rf"(?:interviews? with|{_ITEM} (?:to|by|in|on|from|for))|(?:wrote|writing|writes|said|quoted|appeared|published|"
    rf"speaking|spoke|speaks|spoken|talking|talked|appearing|confirmed|admitted|reporting) (?:in|for|on|to|with))|"
    rf"(?:[,\"”’]|\A) ?(?:reported|reports|said|says|wrote|writes|noted|claimed|added|tells)) {_DESCRIPTION}\Z"
)
KIND_BEHIND = LazyPattern(rf" (?:{_KINDS})\b")
NAMED_AS = LazyPattern(rf"\b(?:{_KINDS}) (?:called |named )?\Z")
NAMES_ITSELF = LazyPattern(
    rf" (?:{_KINDS}|reporters?|correspondents?|journalists?|editor)\b|['’]s? (?:[a-z-]+ ){{0,3}}"
    r"(?:reporter|correspondent|journalist|editor|editorial|bureau chief|newsroom|front page|website|reporting|"
    r"reports?|analysis|investigation|story|stories|coverage|articles?|interviews?|polls?)\b"
)
STAFF = LazyPattern(
    r"\b(?:editors?(?:-in-chief)?|reporters?|correspondents?|journalists?|columnists?|publisher|owner|readers?|website|staff|"
    r"newsroom|bureau chief) (?:of|for|at|from|with) (?:[Tt]he )?\Z",
    ignorecase=True,
)
CREDITED = LazyPattern(r"\b(?:photo|photograph|picture|image|video|source|credit)s?: (?:the )?\Z", ignorecase=True)
BRACKETED = (
    LazyPattern(r"\((?:(?:photo|image|source|credit|video|via|picture)s?:? )?(?:the )?\Z", ignorecase=True),
    ")",
)
BYLINE = (LazyPattern(r", (?:the )?\Z"), ":")


@dataclass(frozen=True, slots=True)
class OutletMention:
    """An outlet named in the prose. `cited` tells whether it reports there, or passes on what somebody said."""

    span: Span
    name: OutletName
    cited: bool


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two neighbouring words may belong to one name."""
    gap = text[left.span.end : right.span.start]
    if left.possessive:
        return False
    return gap in JOINTS or (gap == ". " and len(left.raw) <= 3)  # St. Louis, L.A. Times


def outlet_mentions(text: str, sentences: Sequence[Span], words: DraftWords | None = None) -> list[OutletMention]:
    """Every outlet named in the sentences, in order, the longest name first where two begin together.

    `words` are those of `words_in` where they are known already.
    """
    found = []
    meant: dict[tuple[str, ...], bool] = {}  # asked once a name: the whole draft is looked through
    for sentence in sentences_with(text, sentences, telling(words or words_in(text))):
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
                meant[key] = _is_meant(text, tokens[at], name)
            if meant[key] and stands_alone(text, tokens, at, last):
                cited = is_cited(text, sentence, span) and not FILMED.match(text, span.end, sentence.end)
                if cited or " ".join(name.words) not in THINGS_TOO or ELSEWHERE_OF[name.words[0]] in text:
                    found.append(OutletMention(span, name, cited))
            at = last + 1
    return found


def _is_meant(text: str, token: Token, name: OutletName) -> bool:
    """Whether a name that others bear as well means the outlet here: no person of the draft, and not elsewhere."""
    if len(name.words) == 1 and not token.raw.isupper() and bears_more(text, token.raw):
        return False
    place = ELSEWHERE.get(" ".join(name.words))
    return place is None or place in text


def bears_more(text: str, raw: str) -> bool:
    """Whether a word stands somewhere in the draft beside a first name, a title or another capital (Arash Mehr)."""
    word = POSSESSIVE.sub("", raw)
    return any(_in_longer_name(text, start, start + len(word)) for start in places_of_word(text, word))


def places_of_word(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself, code points; at most the first dozen."""
    at, uses = text.find(word), 0
    while at >= 0 and uses < MANY:
        end = at + len(word)
        if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
            uses += 1
            yield at
        at = text.find(word, end)


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
    """The longest outlet's name that begins with a token, and the number of its last token."""
    key = tokens[at].key
    words = key.split()
    most = longest_from(words[0]) if words else 0
    best: tuple[int, OutletName | None] = (at, None)
    for last in range(at, min(len(tokens), at + most)):
        if last > at:
            if not joined(text, tokens[last - 1], tokens[last]):
                break
            key = f"{key} {tokens[last].key}"
        if not may_go_on(key):
            break
        if tokens[last].possessive and spellings(key[: len(key) - len(tokens[last].key)] + folded(tokens[last].raw)):
            continue  # Harper's is no possessive
        for name in spellings(key):
            if fits(name, tokens[at : last + 1]):
                best = (last, name)
                break
    return best


def fits(name: OutletName, tokens: Sequence[Token]) -> bool:
    """Whether the capitals are those of the name: RIA is no Ria, and the Nation no nation."""
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
    """Whether a name is not a part of a longer one: no capital right before or behind it that is not explained."""
    if last + 1 < len(tokens) and joined(text, tokens[last], tokens[last + 1]):
        after = tokens[last + 1]
        if after.raw[0].isupper() and after.key not in OUTLET_NOUNS and after.raw not in DAYS:
            return False
        if after.raw == "&":
            return False
    return first == 0 or not joined(text, tokens[first - 1], tokens[first]) or explained(tokens, first - 1)


def explained(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before a name is no part of it: no capital, the first of the sentence, a nation, a day."""
    token = tokens[at]
    if token.key in TITLES or (token.raw[0].isupper() and token.key in first_names() and token.key not in NOT_NAMES):
        return False
    if not token.raw[0].isupper() and token.raw != "&":
        return True
    return token.raw in DAYS or token.key in NOT_NAMES or (not token.raw.isupper() and bool(NATION.match(token.raw)))


def is_cited(text: str, sentence: Span, span: Span) -> bool:
    """Whether the name at `span` stands as a source or as the one who was told."""
    left = left_of(text, sentence, span)
    if CITED.search(left):
        return True
    behind = SPEAKS.match(text, span.end, min(sentence.end, span.end + REACH))
    return bool(behind) and subject(left)


def left_of(text: str, sentence: Span, span: Span) -> str:
    """What stands before a name in its sentence, the first letter of the sentence in lower case."""
    start = max(sentence.start, span.start - REACH)
    left = text[start : span.start]
    return left[:1].lower() + left[1:] if start == sentence.start else left


_PREPOSITIONS = "of|in|at|near|from|by|with|for|on|to|between|over|about|against|into|outside|including|behind"
AFTER_PREPOSITION = LazyPattern(
    rf"\b(?:{_PREPOSITIONS}) (?:(?:[^\s,.;:]{{1,30}} ){{1,4}}?(?:and|or) )?{_DESCRIPTION}\Z"
)


def subject(left: str) -> bool:
    """Whether what stands before a name leaves it the subject: police *in* X said, but X said."""
    return not AFTER_PREPOSITION.search(left)


APPOSITION = LazyPattern(
    r" ?(?:\(|,|—|–) ?(?:(?:a|an|one of|which|whose|based|owned|founded|run|published)\b"
    rf"|the [^,.;\n]{{0,60}}?\b(?:{_KINDS})\b)"
)
NATIONAL_BEFORE = LazyPattern(r"(?:[A-Z][\w-]*(?:an|ese|ish|ch)|\w+['’]s?|[a-z]+-[a-z]+) \Z")


def is_described(text: str, sentence: Span, span: Span) -> bool:
    """Whether the words beside a name say what sort of outlet it is, or whose."""
    left = text[max(sentence.start, span.start - REACH) : span.start]
    if NAMED_AS.search(left) or NATIONAL_BEFORE.search(left):
        return True
    end = min(sentence.end, span.end + REACH)
    return bool(KIND_BEHIND.match(text, span.end, end) or APPOSITION.match(text, span.end, end))
