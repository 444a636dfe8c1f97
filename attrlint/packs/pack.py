"""Rule packs: found, read, checked as a whole, and stored as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.base.errors import PackError, Place, ReadError
from attrlint.base.facts import replace
from attrlint.base.files import MEGABYTE, read_file
from attrlint.kinds import KindOf, kind_class, options_of
from attrlint.packs import compiled_pack
from attrlint.packs.pack_files import VALE, builtin_names, pack_files, rules_folder

LARGEST = 2 * MEGABYTE  # of a pack; the largest that is built in has 40 kB

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from attrlint.model.rule import Rule
    from attrlint.packs.located import Placed
    from attrlint.packs.vale import Skipped


def builtin() -> tuple[Rule, ...]:
    """Every built-in rule with its examples. Raises PackError."""
    return tuple(rule for name in builtin_names() for rule in read(str(rules_folder() / f"{name}.yaml")))


def load(sources: Sequence[str], base: str | None = None, skipped: list[Skipped] | None = None) -> tuple[Rule, ...]:
    """The rules of packs, without their examples, from the cache if it has them.

    A source is ``default`` (all built-in packs), the name of one of these, a file or folder relative to `base`,
    ``package:NAME`` or ``vale:FOLDER``; Vale rules that are not run are added to `skipped`. Raises PackError with all
    faults of all packs.
    """
    rules: dict[str, Rule] = {}
    faults: list[tuple[Place, str]] = []
    for source in sources:
        if source.startswith(VALE):
            made, left_out = style(source, base)
            rules.update((rule.code, rule) for rule in made)
            if skipped is not None:
                skipped += left_out
    for rule in _rules_of(pack_files([s for s in sources if not s.startswith(VALE)], base, faults), faults):
        if rule.code in rules and rules[rule.code].pack != rule.pack:
            faults.append((Place(rule.pack), f"{rule.code} is already declared in {rules[rule.code].pack}"))
        rules[rule.code] = rule
    if faults:
        raise PackError(faults)
    return tuple(rules[code] for code in sorted(rules))


def style(source: str, base: str | None = None) -> tuple[tuple[Rule, ...], tuple[Skipped, ...]]:
    """The rules of ``vale:FOLDER``, a Vale style (its YAML files), and the rules of it that are not run, with the
    reason.

    Raises PackError if the folder has no such files.
    """
    from attrlint.packs.located import Faults
    from attrlint.packs.vale import Skipped, read_rule
    from attrlint.packs.yaml_values import read_yaml

    folder = Path(base or ".") / source.removeprefix(VALE)
    files = sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])
    if not files:
        raise PackError([(Place(source), "no Vale style (*.yml) in this folder")])
    rules: list[Rule] = []
    skipped: list[Skipped] = []
    for path in files:
        faults = Faults()
        node = read_yaml(_bytes(path), str(path), faults)
        made = read_rule(node, folder.name, path.stem, str(path)) if node and not faults.found else None
        if isinstance(made, Skipped) or made is None:
            skipped.append(made or Skipped(f"{folder.name}.{path.stem}", faults.found[0][2]))
        else:
            rules.append(made)
    return tuple(rules), tuple(skipped)


def read(path: str) -> tuple[Rule, ...]:
    """The rules of one pack with their examples, straight from its file. Raises PackError with all its faults."""
    return _compile(_bytes(Path(path)), path)


def _bytes(path: Path) -> bytes:
    try:
        return read_file(path, LARGEST, "split the pack").data
    except ReadError as error:
        raise PackError([(Place(str(path)), error.message)]) from None


def _compile(data: bytes, path: str, *, proved: bool = False) -> tuple[Rule, ...]:
    """The rules of a pack. If it is `proved`, as the built-in packs are by our tests, its patterns are not
    test-compiled.
    """
    from attrlint.packs.located import Faults
    from attrlint.packs.pack_parser import declare_rules
    from attrlint.packs.yaml_values import read_yaml

    faults = Faults()
    node = read_yaml(data, path, faults)
    rules = declare_rules(node, faults, path, proved=proved) if node is not None and not faults.found else []
    if faults.found:
        raise PackError([(Place(path, line, column), message) for line, column, message in sorted(faults.found)])
    return tuple(rules)


def _rules_of(paths: Sequence[Path], faults: list[tuple[Place, str]]) -> Sequence[Rule]:
    """The rules of packs, from the store if it has all of them together, otherwise one by one; stored for next time."""
    texts: dict[Path, bytes] = {}
    for path in paths:
        try:
            texts[path] = _bytes(path)
        except PackError as error:
            faults += error.faults
    together = compiled_pack.pack_key(texts)
    compiled = compiled_pack.load(together)
    if compiled is not None:
        return compiled
    rules: list[Rule] = []
    for path, data in texts.items():
        try:
            rules += _rules_of_one(path, data)
        except PackError as error:
            faults += error.faults
    if len(texts) > 1 and not faults:
        compiled_pack.save(together, rules)
    return rules


def _rules_of_one(path: Path, data: bytes) -> tuple[Rule, ...]:
    """The rules of a pack from the store; compiled, and stored for next time, if it does not have them."""
    key = compiled_pack.pack_key({path: data})
    rules = compiled_pack.load(key)
    if rules is None:
        rules = _compile(data, str(path), proved=path.parent == rules_folder())
        compiled_pack.save(key, rules)
    return rules


def configure(rule: Rule, options: Mapping[str, object]) -> Rule:
    """A rule with other options or another severity. Raises ValueError with the fault."""
    from attrlint.model.conditions import conditions_of
    from attrlint.model.diagnostic import Severity
    from attrlint.packs.located import Faults, close_to, convert, kind_options
    from attrlint.packs.rule_needs import needs_of

    faults = Faults()
    types = kind_options(kind_class(rule.kind_name))
    changed: dict[str, object] = {}
    for key, value in options.items():
        if key == "severity":
            if value not in [s.value for s in Severity]:
                raise ValueError(f"a severity must be one of error, warning, info, not “{value}”")
            rule = replace(rule, severity=Severity(value), grades={})
        elif key in types:
            changed[key] = convert(_wrap(value), types[key], key, faults)
        else:
            raise ValueError(f"{rule.name} has no option “{key}”{close_to(key, ['severity', *types])}")
    if faults.found:
        raise ValueError(faults.found[0][2])
    if not changed:
        return rule
    _check_patterns(changed)
    make = KindOf(rule.kind_name, {**options_of(rule.kind), **changed})
    return replace(rule, make=make, needs=needs_of(make()), requires=conditions_of(make()))


def _check_patterns(options: Mapping[str, object]) -> None:
    """Raises ValueError for an option that is a pattern and cannot be used."""
    from attrlint.packs.pattern_faults import CHECKED, fault_of_pattern, fault_of_patterns, patterns_in

    for key in CHECKED & options.keys():
        sources = patterns_in(options[key])
        said = fault_of_patterns(sources) or next(filter(None, map(fault_of_pattern, sources)), "")
        if said:
            raise ValueError(f"“{key}”: {said}")


def _wrap(value: object) -> Placed:
    from attrlint.packs.located import Placed

    if isinstance(value, list):
        return Placed([_wrap(v) for v in value])
    if isinstance(value, dict):
        return Placed({str(k): _wrap(v) for k, v in value.items()})
    return Placed(value)
