"""The verdict on a quotation: what an editor may do, what was altered, and what is not there at all."""

from __future__ import annotations

import pytest

from attrlint.verifying.bundle import bundle_of
from attrlint.verifying.policy import Policy
from attrlint.verifying.shelf import Shelf
from attrlint.verifying.source_text import SourceText
from attrlint.verifying.verdict import Verdict, VerdictFinding
from attrlint.verifying.verifier import Verifier

TALK = """\
MS. ARDEN:  Good morning, everybody.  We are here to talk about the harbor.

The council will not sell the old fish market before the spring, and it has never planned to do so.  We spent
$14 million on the north pier last year.  Um, the engineers — the engineers found three cracks in the deck.
You know, I think that maybe the ferry can sail again in October.

Q    Will the mayor resign?

MS. ARDEN:  I do not believe the mayor knew about the letter before the vote.  (Laughter.)  The harbor master told
us on Monday that every boat is safe, and we have no reason to doubt his word.

MR. OKORO:  Parents on the island have waited eleven years for a second school.  We're going to build it, and it's
going to have a library.  The doors open on the first of September, and everyone who lives here is invited to come.
"""

CASES = [
    # what is quoted, the verdict, kinds of what is not allowed
    ("The council will not sell the old fish market before the spring", "exact", ()),
    ("the council will not sell the old fish market before the spring", "exact", ()),
    ("We spent 14 million dollars on the north pier last year.", "edited", ()),
    ("The engineers found three cracks in the deck.", "edited", ()),  # the second time it was said
    ("We spent $14 million ... The engineers found three cracks in the deck.", "edited", ()),
    ("The harbor master told us [this week] that every boat is safe", "edited", ()),
    ("The harbor master told us (this week) that every boat is safe", "edited", ()),
    ("We are going to build it, and it is going to have a library.", "edited", ()),
    ("Parents on the island have waited 11 years for a second school.", "edited", ()),
    ("The council will sell the old fish market before the spring", "altered", ("negation",)),
    ("The council will ... sell the old fish market before the spring", "altered", ("negation",)),
    ("We spent $40 million on the north pier last year.", "altered", ("number",)),
    ("The harbor master told us on Friday that every boat is safe", "altered", ("number",)),
    ("The council may not sell the old fish market before the spring", "altered", ("modal",)),
    ("I think that the ferry can sail again in October.", "altered", ("hedge",)),
    ("The harbor master warned us on Monday that every boat is safe", "altered", ("word",)),
    ("The harbor master told us on Monday that each boat is safe", "altered", ("word",)),
    ("The mayor knew about the letter before the vote.", "trimmed", ()),
    ("the mayor did not know about the letter", "not-found", ()),
    ("we have reason to doubt his word", "altered", ("negation",)),  # seven words, and all but “no” are there
    ("It has planned to do so", "altered", ("negation",)),
    ("Nobody on the island has slept since the water reached the second floor of the library", "not-found", ()),
    ("fish market", "short", ()),
]


def verifier(text: str = TALK, policy: Policy = Policy.WIRE, path: str = "talk.txt", form: str = "text") -> Verifier:
    """A verifier over one source."""
    source = SourceText(path, text, form)
    shelf = Shelf(lambda _: source)
    shelf.add([path], bundle_of([source]))
    return Verifier(shelf, policy)


@pytest.mark.parametrize(("words", "verdict", "kinds"), CASES)
def test_verdicts(words: str, verdict: str, kinds: tuple[str, ...]) -> None:
    """One verdict each, and the kind of every change that is not allowed."""
    found = verifier().check(words)
    assert (found.verdict.value, found.kinds) == (verdict, kinds)


def test_the_passage_is_where_the_words_are() -> None:
    """Offsets are code points of the source, and the label is that of the turn."""
    found = verifier().check("Parents on the island have waited 11 years for a second school.")
    assert found.passage is not None
    start, end = found.passage.span
    assert TALK[start:end] == "Parents on the island have waited eleven years for a second school"
    assert found.passage.label == "MR. OKORO"


SPEAKERS = [
    ("Parents on the island have waited eleven years", "Daniel Okoro", "exact", True),
    ("Parents on the island have waited eleven years", "Ruth Arden", "other-speaker", False),
    ("Parents on the island have waited eleven years", "", "exact", None),
    ("Will the mayor resign this week or not", "Ruth Arden", "not-found", None),
]


@pytest.mark.parametrize(("words", "asked", "verdict", "same"), SPEAKERS)
def test_speakers(words: str, asked: str, verdict: str, same: bool | None) -> None:
    """Another mouth is reported only for a name, and where the label is a name."""
    found = verifier().check(words, asked)
    assert (found.verdict.value, found.same) == (verdict, same)


UNKNOWN = ["Speaker 2", "Q", "REPORTER", "UNIDENTIFIED MALE", "MODERATOR"]


@pytest.mark.parametrize("label", UNKNOWN)
def test_an_unknown_speaker_is_never_another(label: str) -> None:
    """A label that names nobody cannot contradict the draft."""
    text = f"{label}: The dam was inspected in October and passed every test.\n\nLENA BRANDT: Thank you very much.\n"
    assert verifier(text).check("The dam was inspected in October and passed every test", "Lena Brandt").same is None


def test_words_that_are_read_out_are_not_the_speakers() -> None:
    """“You said ...” gives the words of someone else."""
    text = (
        "PAUL NDIAYE: Last week you said the dam was inspected in October and passed every test.\n\nLENA BRANDT: Yes.\n"
    )
    found = verifier(text).check("the dam was inspected in October and passed every test", "Lena Brandt")
    assert found.verdict is Verdict.EXACT


POLICIES = [
    ("The engineers found three cracks in the deck, and we spent money", Policy.WIRE, None),
    ("Um, the engineers found three cracks in the deck.", Policy.WIRE, "edited"),
    ("We are going to build it, and it is going to have a library.", Policy.STRICT, "altered"),
    ("Every boat in the harbor is safe, and we have no reason", Policy.WIRE, None),
    ("The harbor master told us on Monday every boat is safe", Policy.WIRE, "altered"),
    ("The harbor master told us on Monday every boat is safe", Policy.CLEAN, "edited"),
]


@pytest.mark.parametrize(("words", "policy", "verdict"), [case for case in POLICIES if case[2]])
def test_policies(words: str, policy: Policy, verdict: str) -> None:
    """What one newsroom allows another does not."""
    assert verifier(policy=policy).check(words).verdict.value == verdict


def test_halves_from_two_answers_are_a_splice() -> None:
    """Each half is there, and never were they said together."""
    filler = "There was a long answer about nets, ropes and the price of diesel.  " * 12
    text = f"ANA PETROV: The ferry company has until Friday to answer our letter.  {filler}\n\nQ: And the schools?\n\nANA PETROV: {filler}Schools in the valley open again on the first of March.\n"
    words = "The ferry company has until Friday to answer our letter. Schools in the valley open again on the first of March"
    found = verifier(text).check(words)
    assert found.verdict is Verdict.SPLICED
    assert "splice" in found.kinds


def test_some_sentences_are_there() -> None:
    """What is invented next to what was said is partly found."""
    words = "The harbor master told us on Monday that every boat is safe. Nobody will ever again have to sleep on the pier because of a storm in the night"
    assert verifier().check(words).verdict is Verdict.PARTLY_FOUND


def test_of_equal_passages_the_last_source_is_named() -> None:
    """By its name, for most begin with a date; the others are listed."""
    texts = [
        SourceText(f"2024-0{month}.txt", "ANN LEE: No port will be closed in the winter.\n", "text")
        for month in (3, 1, 2)
    ]
    shelf = Shelf(lambda path: next(text for text in texts if text.path == path))
    for text in sorted(texts, key=lambda text: text.path):
        shelf.add([text.path], bundle_of([text]))
    found = Verifier(shelf).check("No port will be closed in the winter.")
    assert found.passage is not None
    assert shelf.paths[found.passage.source] == "2024-03.txt"
    assert sorted(shelf.paths[other.source] for other in found.others) == ["2024-01.txt", "2024-02.txt"]


SHORT = ["sell the market", "never planned it", "cracks in the hull"]


@pytest.mark.parametrize("words", SHORT)
def test_short_quotations_are_exact_or_silent(words: str) -> None:
    """Under five words nothing is said but that they are there."""
    assert verifier().check(words).verdict in (Verdict.SHORT, Verdict.EXACT)


def test_no_source_at_all() -> None:
    """An empty shelf finds nothing and breaks nothing."""
    assert (
        Verifier(Shelf(lambda _: SourceText("", "", "text"))).check("We are here to talk about it").verdict
        is Verdict.NOT_FOUND
    )


def test_findings_are_comparable() -> None:
    """The same question gives the same answer."""
    one = verifier()
    assert isinstance(one.check(CASES[0][0]), VerdictFinding)
    assert one.check(CASES[0][0]) == one.check(CASES[0][0])


INTERRUPTED = "ANA PETROV: We are going to repair the old pier\n\nQ    Which one?\n\nANA PETROV: before the storms arrive in the autumn.\n"
STRICT = [
    (TALK, "We spent $14 million on the north pier last year. The engineers found three cracks in the deck.", "altered", ("filler",)),
    (TALK, "We are going to build it, and it is going to have a library.", "altered", ("contraction",)),
    (INTERRUPTED, "We are going to repair the old pier before the storms arrive in the autumn.", "spliced", ("interruption",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "verdict", "kinds"), STRICT)
def test_the_strict_policy(text: str, words: str, verdict: str, kinds: tuple[str, ...]) -> None:
    """What may be smoothed or left out at a wire is a change where nothing may be altered."""
    found = verifier(text, policy=Policy.STRICT).check(words)
    assert (found.verdict.value, found.kinds) == (verdict, kinds)
    assert verifier(text).check(words).verdict is Verdict.EDITED
