"""What a draft reports as a whole: other languages, transcripts, capitals, pages of talk, and the time that it takes."""

from __future__ import annotations

import pytest

from attrlint.linting.linter import Linter
from attrlint.model.source_list import make_ledger
from attrlint.packs import pack
from tests.drafts import credited, credits_of, draft, statements
from tests.timing import grows_linearly, takes_at_most

FOREIGN = {
    "Spanish": (
        "La alcaldesa de Sevilla, Carmen Ortega, dijo el martes que el puente no se abrirá hasta mayo. «No vamos a poner "
        "a nadie en peligro», afirmó Ortega. Según el informe, las vigas están corroídas, per el sindicato.\n\n"
        "“Nadie nos avisó de que las obras iban a durar tanto tiempo.”\n\nAlgunos críticos dicen que la ley llega tarde."
    ),
    "Russian": (
        "Мэр города Анна Петрова заявила во вторник, что мост не откроют до мая. По данным источников, балки проржавели. "
        "Как передает Reuters, представитель партии отверг обвинения.\n\n“Нас никто не предупредил о том, что работы "
        "затянутся так надолго.”\n\n— Вы были там? — спросил он.\n— Да, — ответила она."
    ),
    "German": (
        "Die Bürgermeisterin Anna Berg sagte am Dienstag, die Brücke bleibe bis Mai geschlossen. Laut Reuters sind die "
        "Balken verrostet.\n\n„Niemand hat uns gesagt, dass die Arbeiten an der Brücke so lange dauern.“"
    ),
    "French": (
        "Le maire de Lyon, Jean Roux, a dit mardi que le pont restera fermé. Selon des sources, les poutres sont "
        "rouillées.\n\n“Personne ne nous a dit que les travaux du pont dureraient si longtemps.”"
    ),
}
ATT = Linter([rule for rule in pack.builtin() if rule.code.startswith("ATT")])

LONG = {
    "he said that": "he said that ",
    "said he": "“A,” he said. ",
    "a line a quotation": "“Yes.”\n",
    "particles": "A de ",
    "initials": "A. ",
    "blockquotes": "\n> a",
    "names": "Ann Lee said so. Lee said no. ",
    "pronouns": "Ann Lee said so. She said no. They said yes. ",
    "bodies": "The Vale Council said so. The council said no. ",
    "descriptions": "the mayor, Ann Lee, head of the A of B and C ",
    "signed": "“Yes.”\n\n— Ann Lee\n\n",
    "turns": "LEE: Yes.\n\n",
    "according": "according to A ",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_another_language(text: str) -> None:
    """No rule of attribution speaks about a draft whose cues it cannot read."""
    report = ATT.lint(draft(text))
    assert report.diagnostics == ()
    assert report.failures == ()


def test_english_is_read() -> None:
    """A foreign name and a foreign phrase make no draft foreign."""
    text = "“Nadie nos avisó de que las obras iban a durar.”\n\nThe bridge in Sevilla is shut, and the mayor has left it so."
    assert draft(FOREIGN["Spanish"]).article.language
    assert not draft(text).article.language
    assert not draft("¡Hola!").article.language  # too short to tell


def test_a_page_of_talk() -> None:
    """Lines of a dialogue are carried over from the last speaker, and never made up."""
    text = "“Did you see the boat?” he asked.\n\n“I saw it.”\n\n“And the man?”\n\nShe said nothing."
    assert credits_of(text) == ["sentence: he / asked", "previous: he / asked", "previous: he / asked"]


def test_a_transcript() -> None:
    """A short turn is no heading among other turns, and its words belong to whoever speaks."""
    text = (
        "ANNA BERG: We are late again.\n\nTOM HUGHES: The bus broke down on the hill.\n\nBERG: “You walked?”\n\n"
        "HUGHES: All of us.\n\nBERG: So be it."
    )
    assert draft(text).article.genres == ("transcript",)
    assert credits_of(text) == ["transcript: BERG / -"]


def test_a_heading_is_no_turn() -> None:
    """One heading with a word in capitals and a colon credits nobody."""
    assert credits_of("EXCLUSIVE: “I quit”\n\nThe mayor left the hall early on Monday night.") == ["none: - / -"]


def test_capitals_only() -> None:
    """Copy in capitals is read without a crash, and a quotation keeps whoever stands beside it."""
    text = "THE BRIDGE IS SHUT. “WE WILL NOT OPEN IT,” ANNA BERG SAID. POLICE SAID NOBODY WAS HURT."
    assert credits_of(text)[0].startswith("sentence: ANNA BERG")
    assert credited(text)[0] == "ANNA BERG: person"


def test_odd_marks() -> None:
    """Marks without partners, dashes and brackets round a cue."""
    assert credits_of("”It is dry,“ said — (Lang) said: “”.") is not None
    assert credits_of("“It is dry” — said Vera Lang —") is not None
    assert credits_of("“It is dry” (Vera Lang said)") is not None


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_time_grows_with_the_length_only(piece: str) -> None:
    """The ledger of a page of nothing but one thing costs linear time."""
    form = "markdown" if ">" in piece else "text"
    assert grows_linearly(make_ledger, lambda size: draft(piece * (size // len(piece)), form), 30_000)


def test_time_with_many_sources() -> None:
    """A thousand people of as many names cost no more than one who speaks as often."""
    many = "".join(
        f"Amy X{'abcdefghij'[i // 100]}{'abcdefghij'[i // 10 % 10]}{'abcdefghij'[i % 10]} said so. She said no. "
        for i in range(1000)
    )
    assert takes_at_most(3, make_ledger, lambda: draft(many * 4))


def test_speakers_of_labeled_turns() -> None:
    """Each turn is a statement of whom its label names, by initials or surname as well; Q and A name nobody."""
    text = (
        "**Rosa Marie Gall:** Is the pier shut?\n\n**Tom Reece:** It is, “for now” as we say.\n\n**RMG:** And the quay?\n\n"
        "**Reece:** That too."
    )
    document = draft(text, "markdown")
    said = [s for s in document.speech.reported.statements if s.attribution.verb is None]
    names = [document.speech.sources[s.attribution.source].name for s in said if s.attribution.source]
    assert names == ["Rosa Marie Gall", "Tom Reece", "Rosa Marie Gall", "Tom Reece"]
    assert [document.text[slice(*s.contents[0])] for s in said][2:] == ["And the quay?", "That too."]
    assert not draft("Q: Is it shut?\n\nA: It is.\n\nQ: Why?\n\nA: Ask Tom.").speech.reported.statements


@pytest.mark.parametrize("name", ["Ann Q.", "Mayor Rosa A.", "Ann Q. and Lee A."])
def test_an_initial_is_no_label(name: str) -> None:
    """Only Q. and A. alone label a turn without a colon; a paragraph may begin with a name that ends in one."""
    text = "\n\n".join(f"{name} {words}" for words in ("Boats are late.", "Ferries are full.", "Trains run."))
    assert [s for s in statements(text) if name[:5] in s] == []
