"""How long findings take after an edit: ``python -m benchmarks.lsp DRAFT ...``, the drafts as one of 5,000 words."""

from __future__ import annotations

import argparse
import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from attrlint.lsp.drafts import Drafts, buffer_of
from attrlint.running.discovery import find_drafts
from attrlint.running.runner import Choice, Runner

WORDS, EDITS = 5_000, 20
PATIENCE = 120  # seconds
PAUSE = 0.5  # seconds between edits, as of somebody who reads before the next one


@dataclass(frozen=True)
class Waits:
    """Milliseconds per edit: CPU in the linter alone, and on the clock from an edit to what an editor shows."""

    words: int
    linted: tuple[float, ...]
    shown: tuple[float, ...]


def gather(paths: list[str], words: int) -> str:
    """Words from drafts, joined and repeated until there are enough; empty if the drafts have none."""
    runner = Runner(Choice(isolated=True))
    drafts, errors = find_drafts(paths, runner.config_of)
    for error in errors:
        raise error
    lines = [line for path in drafts for line in Path(path).read_text(encoding="utf-8", errors="replace").splitlines()]
    if not any(line.split() for line in lines):
        return ""
    taken: list[str] = []
    left = words
    while left > 0:
        for line in [*lines, ""]:
            taken.append(line)
            left -= len(line.split())
            if left <= 0:
                break
    return "\n".join(taken) + "\n"


def edits_of(text: str, edits: int) -> list[str]:
    """The text, and then the text after each edit: one more word at another place each time."""
    gaps = [at for at, char in enumerate(text) if char == " "]
    texts = [text]
    for number in range(edits):
        at = gaps[len(gaps) * (2 * number + 1) // (2 * edits)]
        texts.append(f"{text[:at]} word{number}{text[at:]}")
    return texts


def linted(texts: list[str]) -> tuple[float, ...]:
    """CPU milliseconds that the linter takes for each text, the first left out."""
    drafts = Drafts(Choice(isolated=True))
    took = []
    with TemporaryDirectory() as folder:
        for text in texts:
            begun = process_time()
            drafts.lint(buffer_of(text, f"{folder}/draft.md", "markdown", folder))
            took.append(1000 * (process_time() - begun))
    return tuple(took[1:])


async def shown(texts: list[str]) -> tuple[float, ...]:
    """Milliseconds from each text sent to a separate server to the findings that come back, the first left out."""
    client = LanguageClient("benchmark", "1")
    news: asyncio.Queue[int | None] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def published(params: types.PublishDiagnosticsParams) -> None:
        news.put_nowait(params.version)

    took = []
    with TemporaryDirectory() as folder:
        uri = (Path(folder) / "draft.md").as_uri()
        await client.start_io(sys.executable, "-m", "attrlint", "lsp")
        asked = types.InitializeParams(types.ClientCapabilities(), initialization_options={"isolated": True})
        await client.initialize_async(asked)
        client.initialized(types.InitializedParams())
        for version, text in enumerate(texts):
            await asyncio.sleep(PAUSE)
            begun = perf_counter()
            if not version:
                item = types.TextDocumentItem(uri, "markdown", version, text)
                client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            else:
                of = types.VersionedTextDocumentIdentifier(version, uri)
                whole = types.TextDocumentContentChangeWholeDocument(text)
                client.text_document_did_change(types.DidChangeTextDocumentParams(of, [whole]))
            while await asyncio.wait_for(news.get(), PATIENCE) != version:
                pass
            took.append(1000 * (perf_counter() - begun))
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]
    return tuple(took[1:])


def measure(paths: list[str], words: int, edits: int) -> Waits:
    """Measure with the drafts below the paths. Raises AttrlintError."""
    texts = edits_of(gather(paths, words), edits)
    return Waits(len(texts[0].split()), linted(texts), asyncio.run(shown(texts)))


def main(argv: list[str]) -> int:
    """Print the waits; returns 2 if there is nothing to read."""
    parser = argparse.ArgumentParser(prog="benchmarks.lsp", description=__doc__)
    parser.add_argument("drafts", nargs="+")
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--edits", type=int, default=EDITS)
    asked = parser.parse_args(argv)
    if not gather(asked.drafts, 1):
        print("nothing to read", file=sys.stderr)
        return 2
    waits = measure(asked.drafts, asked.words, asked.edits)
    print(f"{waits.words:,} words, {len(waits.shown)} edits; ms an edit: least, median, most")
    for name, times in (("linter, CPU", waits.linted), ("editor, clock", waits.shown)):
        print(f"{name:14} {min(times):6.0f} {median(times):6.0f} {max(times):6.0f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
