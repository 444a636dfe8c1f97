"""Compare what attrlint says today with a stored run of an earlier commit, byte for byte.

    python scripts/same.py record STORE FOLDER ...     run once, with the earlier commit installed
    python scripts/same.py compare STORE [--accepted FILE] [--modes cold,warm,unfiltered]

`record` keeps the JSON of `check --select ALL` and of `sources` for every draft below the folders, and for drafts
generated from the examples of the rules. `compare` runs both again: without a cache, with one that was just filled, and
without the prefilter. It prints each difference on a line, `+` for what is new and `-` for what is gone, and exits
with 1 if one of them is not in the file of accepted differences: the same lines, each followed by `  # reason`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
ENDINGS = (".md", ".markdown", ".mdx", ".txt", ".html")
GENERATED = 300
UNFILTERED = """
import sys
from attrlint import cli
from attrlint.linting import linter
made = linter.Linter.__init__
linter.Linter.__init__ = lambda self, rules, **more: made(self, rules, **{**more, "gated": False})
sys.exit(cli.main())
"""


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(required=True, dest="command")
    record = commands.add_parser("record")
    record.add_argument("store", type=Path)
    record.add_argument("folders", nargs="+", type=Path)
    compare = commands.add_parser("compare")
    compare.add_argument("store", type=Path)
    compare.add_argument("--accepted", type=Path)
    compare.add_argument("--modes", default="cold,warm,unfiltered")
    given = parser.parse_args()
    if given.command == "record":
        return _record(given.store, given.folders)
    return _compare(given.store, given.accepted, given.modes.split(","))


def _record(store: Path, folders: list[Path]) -> int:
    drafts = {str(path.resolve()): None for folder in folders for path in _drafts(folder)}
    made = _generate()
    with tempfile.TemporaryDirectory() as name:
        run = _run([*drafts, *_write(made, Path(name))], Path(name), ["--no-cache"])
    kept = {"folders": [str(folder.resolve()) for folder in folders], "generated": made, "run": run}
    with gzip.open(store, "wt", encoding="utf-8") as file:
        json.dump(kept, file)
    sys.stdout.write(f"{len(drafts)} drafts and {len(made)} generated ones recorded in {store}\n")
    return 0


def _compare(store: Path, accepted: Path | None, modes: list[str]) -> int:
    with gzip.open(store, "rt", encoding="utf-8") as file:
        kept = json.load(file)
    drafts = [str(path.resolve()) for folder in kept["folders"] for path in _drafts(Path(folder))]
    lines = accepted.read_text(encoding="utf-8").splitlines() if accepted else []
    reasons = {line.partition("  # ")[0]: line.partition("  # ")[2] for line in lines}
    failed = False
    for mode in modes:
        with tempfile.TemporaryDirectory() as name:
            paths = [*drafts, *_write(kept["generated"], Path(name))]
            options = [] if mode == "warm" else ["--no-cache"]
            if mode == "warm":
                _run(paths, Path(name), options, only=("check",))
            run = _run(paths, Path(name), options, prefix=["-c", UNFILTERED] if mode == "unfiltered" else None)
        differences = list(_differences(kept["run"], run))
        new = [line for line in differences if not reasons.get(line)]
        summary = f"{mode}: {len(differences)} differences, {len(new)} of them not accepted"
        sys.stdout.write("\n".join([*new, summary]) + "\n")
        failed |= bool(new)
    return int(failed)


def _drafts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file())


def _generate() -> dict[str, str]:
    """Drafts made from the examples of all rules: several sentences each, as paragraphs, in three formats."""
    examples: list[str] = []
    for pack in sorted((ROOT / "rules").glob("*.yaml")):
        for rule in yaml.safe_load(pack.read_text(encoding="utf-8")).get("rules", []):
            for group in rule.get("examples", {}).values():
                examples += [text if isinstance(text, str) else text.get("text", "") for text in group]
    texts = sorted({text.replace("[[", "").replace("]]", "").strip() for text in examples} - {""})
    chance = random.Random(20261201)
    return {
        f"draft-{i:03}{chance.choice(('.md', '.txt', '.html'))}": "\n\n".join(chance.sample(texts, 12)) + "\n"
        for i in range(GENERATED)
    }


def _write(drafts: dict[str, str], folder: Path) -> list[str]:
    for name, text in drafts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in drafts]


def _run(
    paths: list[str], home: Path, options: list[str], *, prefix: list[str] | None = None, only: Iterable[str] = ()
) -> dict[str, dict[str, list[str]]]:
    """Every finding and every entry of the source list, as JSON, by command and draft."""
    start = [sys.executable, *(prefix or ["-m", "attrlint"])]
    environment = {**os.environ, "XDG_CACHE_HOME": str(home / "cache"), "PYTHONPATH": str(ROOT), "CI": ""}
    commands = {
        "check": ["check", "--isolated", "--select", "ALL", "--jobs", "1", "--exit-zero", *options],
        "sources": ["sources", "--isolated"],
    }
    found: dict[str, dict[str, list[str]]] = {}
    for command, words in commands.items():
        if only and command not in only:
            continue
        found[command] = {path: [] for path in paths}
        for some in (paths[i : i + 400] for i in range(0, len(paths), 400)):
            done = subprocess.run(
                [*start, *words, "--output-format", "json", *some],
                capture_output=True, text=True, check=False, cwd=home, env=environment,
            )  # fmt: skip
            for item in json.loads(done.stdout):
                path = item.pop("path")
                found[command][path] += [_plain(item, path)] if command == "check" else _entries(item)
            found[command].setdefault("stderr", []).extend(sorted(done.stderr.splitlines()))
    return {command: {_name(path): items for path, items in by.items()} for command, by in found.items()}


def _entries(item: dict[str, list[object]]) -> Iterator[str]:
    for group, entries in item.items():
        for entry in entries:
            yield f"{group} {json.dumps(entry, ensure_ascii=False)}"


def _plain(item: dict[str, object], path: str) -> str:
    return json.dumps(item, ensure_ascii=False).replace(json.dumps(path), '"."')


def _without_words(entry: str) -> str:
    """A finding without its message and its rule's name, which may change; an entry of a source list unchanged."""
    if not entry.startswith("{"):
        return entry

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items() if key not in ("message", "name")}
        return [plain(inner) for inner in value] if isinstance(value, list) else value

    return json.dumps(plain(json.loads(entry)), ensure_ascii=False)


def _name(path: str) -> str:
    """A draft's path without what differs between runs or machines."""
    return "generated/" + Path(path).name if Path(path).name.startswith("draft-") else "/".join(Path(path).parts[-3:])


def _differences(before: dict[str, dict[str, list[str]]], now: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    for command, drafts in before.items():
        for name in sorted({*drafts, *now.get(command, {})}):
            if name == "stderr":
                continue
            lists = [[*map(_without_words, run.get(command, {}).get(name, []))] for run in (before, now)]
            was, has = map(Counter, lists)
            for sign, items in (("-", was - has), ("+", has - was)):
                for text in items.elements():
                    yield f"{sign} {command} {name} {_short(text)}"
            if was == has and lists[0] != lists[1]:
                yield f"~ {command} {name} in another order"


def _short(text: str) -> str:
    """Where an entry is, what it is, and a hash of all of it: no words of the draft."""
    group, _, rest = text.partition(" ") if not text.startswith("{") else ("", "", text)
    item = json.loads(rest)
    place = f"{item['line']}:{item['column']}" if "line" in item else str(item.get("id", ""))
    return " ".join(filter(None, [group, place, item.get("code", ""), hashlib.sha256(text.encode()).hexdigest()[:8]]))


if __name__ == "__main__":
    sys.exit(main())
