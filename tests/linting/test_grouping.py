"""Gathering: one habit of a draft is one finding, no place of it is lost, and the fix still mends them all."""

from __future__ import annotations

from attrlint.base.facts import replace
from attrlint.fixing.fixer import apply_fixes
from attrlint.kinds import KindOf
from attrlint.linting.linter import Linter
from attrlint.model.diagnostic import Severity
from attrlint.model.rule import Rule
from attrlint.model.scope import Window
from attrlint.packs import pack
from tests.drafts import draft

POUND = "The bridge cost Â£4m.\n\nThe road cost Â£2m, and the cafÃ© Â£1m.\n"


def rule(least: int, **options: object) -> Rule:
    """A house rule that gathers from so many places on."""
    kind = KindOf("substitution", {"swap": {"foo": "bar"}, "safe": True, **options})
    return Rule(
        "HSE001",
        "house",
        "substitution",
        kind,
        Severity.WARNING,
        "“{match}” for {replacement}",
        window=Window.SENTENCE,
        gather=least,
    )


def test_from_so_many_places_on() -> None:
    """Fewer places than that stand each for itself."""
    linter = Linter([rule(3)])
    assert [d.message for d in linter.lint(draft("A foo. A foo.")).diagnostics] == ["“foo” for bar"] * 2
    (one,) = linter.lint(draft("A foo. A foo. A foo.")).diagnostics
    assert one.message == "“foo” for bar (3 places)"
    assert [(r.span.start, r.message) for r in one.related] == [(9, "also here"), (16, "also here")]


def test_never_where_it_is_not_asked_for() -> None:
    """Without the key every place is a finding, however many there are."""
    assert len(Linter([rule(0)]).lint(draft("A foo. " * 30)).diagnostics) == 30


def test_the_fix_mends_every_place() -> None:
    """Each place that can be mended is, and what is quoted is left alone."""
    text = "A foo. “A foo,” she said. A foo.\n"
    scoped = [replace(r, scope=type(r.scope)("any")) for r in [rule(2)]]
    (one,) = Linter(scoped).lint(draft(text)).diagnostics
    assert one.message.endswith("(3 places)")
    assert len(one.related) == 2
    assert apply_fixes(text, [one]) == "A bar. “A foo,” she said. A bar.\n"


def test_a_comment_silences_its_own_place() -> None:
    """The other places are told as before."""
    form = "#attrlint: ignore[HSE001] so it is\nA foo.\n\nA foo here.\n\nAnother foo there.\n"
    report = Linter([rule(2)]).lint(draft(form))
    assert [s.diagnostic.span.start for s in report.silenced] == [form.index("foo.")]
    (one,) = report.diagnostics
    assert one.span.start == form.index("foo here")
    assert [r.span.start for r in one.related] == [form.index("foo there")]


def test_damage_of_one_sort_is_one_finding() -> None:
    """RES009: a letter in a wrong encoding is told once for each letter, with all its places."""
    rules = [r for r in pack.builtin() if r.code == "RES009"]
    found = Linter(rules).lint(draft(POUND)).diagnostics
    assert [(d.message.partition(" with ")[2], len(d.related)) for d in found] == [("“£” (3 places)", 2), ("“é”", 0)]
    assert apply_fixes(POUND, found) == "The bridge cost £4m.\n\nThe road cost £2m, and the café £1m.\n"


def test_mixed_marks_are_one_habit() -> None:
    """QUO006: the fix makes every pair alike."""
    text = '"We won,” Lee said. "We won twice,” Ruiz said. “We did not,” Cho said.\n'
    rules = [r for r in pack.builtin() if r.code == "QUO006"]
    (one,) = Linter(rules).lint(draft(text)).diagnostics
    assert one.message.endswith("(2 places)")
    assert apply_fixes(text, [one]) == "“We won,” Lee said. “We won twice,” Ruiz said. “We did not,” Cho said.\n"
