"""Which rules run under given settings, with their options set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import PackError, UsageError
from attrlint.base.facts import replace
from attrlint.packs import pack
from attrlint.settings.config import fault_in, written
from attrlint.settings.selection import EXACTLY, PRESETS, Layer, check_selector, exactness, nearest_rule, select_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrlint.base.errors import Place
    from attrlint.model.rule import Rule
    from attrlint.packs.vale import Skipped
    from attrlint.settings.config import Config


IN_NO_SOURCE = "VER007"  # on where the sources are complete


def load_packs(config: Config, skipped: list[Skipped] | None = None) -> tuple[Rule, ...]:
    """The rules of the packs of a configuration as the packs have them.

    Raises PackError; a pack that is missing is reported where the settings name it.
    """
    try:
        return pack.load(config.packs, skipped=skipped)
    except PackError as error:
        raise PackError([_named(place, message, config) for place, message in error.faults]) from None


def _named(place: Place, message: str, config: Config) -> tuple[Place, str]:
    """A fault of a pack; one about what the settings call a pack is placed there."""
    if place.line or place.path not in config.packs or Path(place.path).is_file():
        return place, message
    name = written(config, place.path)
    fault = fault_in(config, f"“{name}”: {message}", "packs", value=name)
    return (fault.place, fault.message) if fault.place and fault.place.path else (place, message)


def all_rules(config: Config, skipped: list[Skipped] | None = None) -> tuple[Rule, ...]:
    """All rules of the packs in the settings, with their options set; `skipped` collects the Vale rules that are not
    run.

    Raises PackError, ConfigError.
    """
    every = load_packs(config, skipped)
    for word in config.rules:
        if not any(exactness(word, rule) == EXACTLY for rule in every):
            message = f"no rule named “{word}”{nearest_rule(word, every)}"
            raise fault_in(config, message, "rules", word)
    for key, word in _selectors(config):
        try:
            check_selector(word, every)
        except UsageError as error:
            raise fault_in(config, error.message, *key, value=word) from None
    return tuple(configured(rule, config) for rule in every)


def chosen_rules(
    every: tuple[Rule, ...], config: Config, over: Layer, preset: str = "", without: tuple[str, ...] = ()
) -> tuple[Rule, ...]:
    """The rules that run: those of a preset and the settings, both overridden by `over`, the command line.

    `preset` replaces the one in the settings; `without` always removes. Raises UsageError.
    """
    layers = (
        PRESETS[preset or config.preset],
        Layer(extend_select=(IN_NO_SOURCE,) if config.sources_complete else ()),
        Layer(config.select, config.extend_select, config.ignore),
        over,
    )
    return select_rules(every, layers, without)


def configured(rule: Rule, config: Config) -> Rule:
    """A rule with the options that the settings give it.

    Raises ConfigError. A house style is passed to each rule that has one, and turns the rule on.
    """
    if config.house_style and hasattr(rule.kind, "house_style"):
        rule = replace(pack.configure(rule, {"house_style": config.house_style}), on=True)
    for word, options in config.rules.items():
        if exactness(word, rule) == EXACTLY:
            try:
                rule = pack.configure(rule, options)
            except ValueError as error:
                about = next((option for option in options if f"“{option}”" in str(error)), "severity")
                raise fault_in(config, str(error), "rules", word, about) from None
    return rule


def _selectors(config: Config) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each selector in the settings, with its key."""
    for word in config.select:
        yield ("select",), word
    for word in config.extend_select:
        yield ("extend-select",), word
    for word in config.ignore:
        yield ("ignore",), word
    for glob, words in config.per_file_ignores:
        for word in words:
            yield ("per-file-ignores", glob), word
