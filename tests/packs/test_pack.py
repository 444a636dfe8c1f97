"""Packs: every fault at once with its place, nothing run, and the cache believed only where it can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrlint.base.errors import PackError
from attrlint.packs import compiled_pack, pack
from attrlint.store.store import user_store
from tests.house_packs import OUR_WORD

RULE = OUR_WORD


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Write a pack and give its path; the cache is a folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def writer(text: str, name: str = "house.yaml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return writer


def faults(path: str) -> list[str]:
    """The faults of a pack as they are printed, without the folder."""
    with pytest.raises(PackError) as caught:
        pack.read(path)
    return [line.replace(str(Path(path).parent) + "/", "") for line in caught.value.lines()]


def test_a_good_pack(write) -> None:  # type: ignore[no-untyped-def]
    """It is read, and read again from the cache as the same rule."""
    path = write("rules:\n" + RULE)
    (rule,) = pack.read(path)
    assert (rule.code, rule.name, rule.needs) == ("HSE001", "our-word", ((("\\bfoo\\b",),),))
    first, second = pack.load([path]), pack.load([path])
    assert first[0].examples != ((), ()) or first == second
    assert second[0].kind == rule.kind


FAULTY = {
    "unknown key": (RULE.replace("    tokens:", "    tokns:"), ["house.yaml:9:5: error: unknown key “tokns” (did you mean “tokens”?)"]),
    "unknown kind": (RULE.replace("existence", "existance"), ["house.yaml:4:11: error: unknown kind “existance” (did you mean “existence”?)"]),
    "severity": (RULE.replace("warning", "warn"), ["house.yaml:5:15: error: a severity must be one of error, warning, info, not “warn” (did you mean “warning”?)"]),
    "message": (RULE.replace("{match}", "{mtch}"), ["house.yaml:6:14: error: the message uses “{mtch}”, but this kind has match (did you mean “match”?)"]),
    "pattern": (RULE.replace("tokens: [foo]", "tokens: ['fo(o']"), ["house.yaml:9:14: error: invalid regular expression “fo(o”: missing ) at position 4"]),
    "code": (RULE.replace("HSE001", "HSE1"), ["house.yaml:2:11: error: a code must be three capital letters and three digits, not “HSE1”"]),
    "missing keys": (RULE.replace("    rationale: House style.\n", "").replace("    noise: 0.1\n", ""), ["house.yaml:2:5: error: “noise:” is missing", "house.yaml:2:5: error: “rationale:” is missing"]),
    "marks in a good example": (RULE.replace('"A bar."', '"A [[bar]]."'), ["house.yaml:12:14: error: a good example must have no [[marks]]"]),
    "no marks in a bad example": (RULE.replace("[[foo]]", "foo"), ["house.yaml:11:13: error: a bad example must have [[marks]] around what must be flagged"]),
    "a tag": (RULE.replace("tokens: [foo]", "tokens: !!python/object/apply:os.system [ls]"), ["house.yaml:9:13: error: tags are not supported: tag:yaml.org,2002:python/object/apply:os.system"]),
    "an alias": (RULE.replace("tokens: [foo]", "tokens: &a [foo]") + "    needs: *a\n", ["house.yaml:9:13: error: aliases (*name) are not supported; write the value out"]),
    "unknown list": (RULE.replace("[foo]", "['{months.shrt} foo']"), ["house.yaml:9:14: error: unknown word list “months.shrt” (did you mean “months.short”?)"]),
    "unknown file of lists": (RULE.replace("[foo]", "[bar, '{mnths}']"), ["house.yaml:9:19: error: unknown word list “mnths” (did you mean “months”?)"]),
    "twice the same code": (RULE + RULE, ["house.yaml:13:5: error: “HSE001” is used twice; first on line 2", "house.yaml:13:5: error: “our-word” is used twice; first on line 2"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FAULTY.values(), ids=FAULTY.keys())
def test_faults(write, text: str, expected: list[str]) -> None:  # type: ignore[no-untyped-def]
    """Each fault in one line, with its place and what was probably meant."""
    assert faults(write("rules:\n" + text)) == expected


def test_all_faults_of_a_pack_at_once(write) -> None:  # type: ignore[no-untyped-def]
    """One run tells everything that is wrong."""
    text = "rules:\n" + RULE.replace("existence", "existance") + RULE.replace("HSE001", "x").replace("warning", "loud")
    assert len(faults(write(text))) == 3


@pytest.mark.parametrize(
    "text", ["", "rules: [", "- a\n", "rules: 3\n", "rules:\n  - 3\n", "a: &a [*a]\n", "[" * 5000, "? [x]\n: y\n"]
)
def test_what_is_no_pack(write, text: str) -> None:  # type: ignore[no-untyped-def]
    """Nothing crashes, everything is an error with a place."""
    assert all("house.yaml:" in line and ": error: " in line for line in faults(write(text)))


@pytest.mark.parametrize("poison", [b"", b"{", b"[]]", b"[1]", b'[{"code": 3}]', b"\x80\x04K\x01.", b'[{"kind":"os"}]'])
def test_a_broken_cache_is_ignored(write, poison: bytes) -> None:  # type: ignore[no-untyped-def]
    """Whatever is in the store, the rules are those of the pack."""
    path = write("rules:\n" + RULE)
    key = compiled_pack.pack_key({Path(path): Path(path).read_bytes()})
    user_store().put(compiled_pack.NAMESPACE, key, poison)
    assert [rule.code for rule in pack.load([path])] == ["HSE001"]
    assert compiled_pack.load(key) is not None


def test_a_cache_that_cannot_be_written(write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Is done without."""
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert [rule.code for rule in pack.load([write("rules:\n" + RULE)])] == ["HSE001"]


def test_the_cache_gives_the_same_rules(write) -> None:  # type: ignore[no-untyped-def]
    """Every built-in rule survives freezing and thawing, but for its examples."""
    from attrlint.base.facts import replace

    for rule in pack.builtin():
        compiled_pack.save(b"one", [rule])
        assert compiled_pack.load(b"one") == (replace(rule, examples=((), ())),)


def test_patterns_of_built_in_packs_are_not_tried_again(write, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """Our own tests do it (they read packs with their examples); those of a house's pack are tried before any draft."""
    tried: list[str] = []
    monkeypatch.setattr(
        "attrlint.packs.pack_parser.check_patterns", lambda given, *_: tried.append(str(given["code"].value))
    )
    pack.load(["default"])
    assert tried == []
    pack.load([write("rules:\n" + RULE)])
    assert tried == ["HSE001"]
    assert len(pack.builtin()) == len(tried) - 1


def test_unknown_pack(write) -> None:  # type: ignore[no-untyped-def]
    """A name that is neither a built-in name nor a file is an error that offers the nearest."""
    with pytest.raises(PackError, match="neither a built-in name nor a file"):
        pack.load(["defualt"])


def test_configure() -> None:
    """Options and severity of a rule can be set; a wrong one says what was probably meant."""
    rule = next(r for r in pack.builtin() if r.code == "QUO001")
    assert pack.configure(rule, {"severity": "info", "min_words": 8}).kind.min_words == 8  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="did you mean “min_words”"):
        pack.configure(rule, {"min_word": 8})
    with pytest.raises(ValueError, match="must be a whole number"):
        pack.configure(rule, {"min_words": "many"})


LISTS = {
    "within a pattern": ("existence", "    tokens: ['{weekdays.long} foo']", "A [[Monday foo]].", "A foo."),
    "alone": ("existence", "    tokens: ['{weekdays.long}']", "On [[Monday]].", "A foo."),
    "either first letter": (
        "existence",
        "    tokens: ['{Pronouns.subject} foo']",
        "But [[they foo]]. [[They foo]].",
        "A foo.",
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_pack_names_lists_of_the_lexicon(write, case: str) -> None:  # type: ignore[no-untyped-def]
    """A list in braces stands for its entries; the examples of the rule pass."""
    from attrlint.fixing.rule_examples import check

    kind, tokens, bad, good = LISTS[case]
    text = RULE.replace("kind: existence", f"kind: {kind}").replace("    tokens: [foo]", tokens)
    text = text.replace("A [[foo]].", bad).replace("A bar.", good)
    rules = pack.read(write("rules:\n" + text))
    assert [fault for rule in rules for _, fault in check(rule, rules)] == []


def test_a_list_as_words(write) -> None:  # type: ignore[no-untyped-def]
    """In an option that takes words a list gives its words, one by one."""
    text = RULE.replace("kind: existence", "kind: metonym-clash").replace(
        "    tokens: [foo]", "    words: [Capitol, '{weekdays.long}']"
    )
    with pytest.raises(PackError) as caught:
        pack.read(write("rules:\n" + text.replace("words:", "wrds:")))
    assert "wrds" in str(caught.value)
    (rule,) = pack.read(write("rules:\n" + text))
    assert rule.kind.words[:2] == ("Capitol", "Monday")  # type: ignore[attr-defined]


def test_braces_that_name_no_list(write) -> None:  # type: ignore[no-untyped-def]
    """Counts, classes and escaped braces stay what they are."""
    tokens = r"['fo{2}(?: \p{L})?', '\{foo\}']"
    (rule,) = pack.read(write("rules:\n" + RULE.replace("tokens: [foo]", f"tokens: {tokens}")))
    assert rule.kind.tokens == (r"fo{2}(?: \p{L})?", r"\{foo\}")  # type: ignore[attr-defined]
