"""What language a draft is in."""

from __future__ import annotations

import pytest

from attrlint.text.language import language_of

DRAFTS = {
    "": "The council said on Monday that the bridge would stay shut until the spring, as there was no money for it.",
    "French": "Le conseil a dit lundi que le pont est fermé jusqu'au printemps, car il n'y a pas d'argent pour les travaux de la ville.",
    "German": "Der Rat teilte am Montag mit, dass die Brücke bis zum Frühjahr nicht für den Verkehr geöffnet wird und das Geld fehlt.",
    "Spanish": "El consejo dijo el lunes que el puente no se abre hasta la primavera, porque la ciudad no tiene dinero para las obras.",
    "Portuguese": "O conselho disse na segunda-feira que a ponte não abre até a primavera, porque a cidade não tem dinheiro para as obras.",
    "Dutch": "De raad zei maandag dat de brug tot het voorjaar dicht blijft, omdat er voor het werk geen geld is in de stad van de koning.",
    "Swedish": "Rådet sade på måndagen att bron är stängd till våren, och att det inte finns några pengar för arbetet som har börjat.",
    "Russian": "Совет сказал в понедельник, что мост закрыт до весны, и что у города нет денег на работы, которые он начал в этом году.",
    "Ukrainian": "Рада сказала в понеділок, що міст закрито до весни, і що у міста немає грошей на роботи, які воно почало цього року.",
    "Greek": "Το συμβούλιο είπε τη Δευτέρα ότι η γέφυρα θα μείνει κλειστή μέχρι την άνοιξη γιατί δεν υπάρχουν χρήματα για τα έργα.",
    "Japanese": "市議会は月曜日、橋は春まで閉鎖されると発表した。工事の費用がないためだという。市長は記者会見で、住民に謝罪した。来年度の予算で対応する予定である。",
}
ENGLISH = {
    "few words": "Le pont est fermé",
    "a list of names": "Ana Koch, Tom Reece, Ines Falk, Jane Poole, Len Fisk, Dee Marsh, Hany Sayed, Ruth Katz, Hugh Larch, Nell Hart, "
    * 3,
    "with a passage in French": DRAFTS[""] * 3 + DRAFTS["French"],
}


@pytest.mark.parametrize(("language", "text"), DRAFTS.items(), ids=[name or "English" for name in DRAFTS])
def test_language(language: str, text: str) -> None:
    """The small words tell, or the letters."""
    assert language_of(text) == language


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH.keys())
def test_taken_for_english(text: str) -> None:
    """Where nothing speaks for another language clearly, rules are asked."""
    assert language_of(text) == ""
