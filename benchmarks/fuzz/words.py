"""What the rules are about, taken from the rules: their examples, the passages marked in these, and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrlint.base.patterns import LazyPattern

if TYPE_CHECKING:
    from attrlint.model.rule import Rule

SENTENCE_END = LazyPattern(r"(?<=[.!?”\"])\s+")


class RuleWords(NamedTuple):
    """Texts by what they are: whole examples, their sentences, the passages marked in bad ones, and single words."""

    examples: tuple[str, ...]
    sentences: tuple[str, ...]
    marked: tuple[str, ...]
    words: tuple[str, ...]


def marked_in(rule: Rule) -> list[str]:
    """The passages that a rule's bad examples mark, and the examples around them."""
    return [example.text[start:end] for example in rule.examples[0] for start, end in example.marks if start < end]


def words_of(rules: tuple[Rule, ...]) -> RuleWords:
    """What can be read off some rules, each text once, in a settled order."""
    examples = {example.text: None for rule in rules for side in rule.examples for example in side}
    sources = {example.against: None for rule in rules for side in rule.examples for example in side if example.against}
    texts = [*examples, *sources]
    sentences = {one: None for text in texts for one in SENTENCE_END.compiled.split(text) if one.strip()}
    marked = {passage: None for rule in rules for passage in marked_in(rule)}
    words = {word: None for text in texts for word in text.split()}
    return RuleWords(tuple(texts), tuple(sentences), tuple(marked), tuple(words))
