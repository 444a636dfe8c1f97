"""Takes a picture of the source-list panel of the VS Code extension: editors/vscode/pictures/sources.png.

usage: python scripts/vscode_picture.py [FILE]

It needs Node with the packages of editors/vscode (make vscode), Chromium and Pillow. The panel is the extension's own
page with the source list of examples/draft.md, drawn by Chromium in the colors of VS Code's light theme.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from page_picture import FLAGS, ROOT
from PIL import Image

FOLDER = ROOT / "editors" / "vscode"
SIZE = "900,760"  # pixels
COLORS = 64


def main(argv: list[str]) -> int:
    """Take the picture."""
    target = Path(argv[0]).resolve() if argv else FOLDER / "pictures" / "sources.png"
    program = Path(sys.executable).with_name("attrlint")
    asked = [program, "sources", "--isolated", "--output-format", "json", "examples/draft.md"]
    listed = subprocess.run(asked, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    made = subprocess.run(
        ["node", "test/panel.mjs", "draft.md"], cwd=FOLDER, check=True, input=listed, stdout=subprocess.PIPE
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "panel.html"
        page.write_bytes(made.stdout)
        own = [f"--user-data-dir={folder}/profile", f"--window-size={SIZE}", f"--screenshot={target}"]
        command = ["chromium", *FLAGS.split(), *own, page.as_uri()]
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Image.open(target) as picture:
        small = picture.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
    small.save(target, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
