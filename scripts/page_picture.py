"""Takes a picture of the page that a run makes, for the README and the docs: docs/pictures/page.png.

usage: python scripts/page_picture.py [FILE]

It needs Chromium (Debian: apt-get install chromium) and Pillow (the extra `pictures`), which makes it small. It shows
examples/draft.md with one finding chosen.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "page.png"
COMMAND = ("check", "--isolated", "--no-cache", "--exit-zero", "--quiet", "--output-format", "html")
CHOSEN = "#d1n1"  # the finding that the page is opened at
COLOURS = 128
SIZE = "1360,800"  # pixels
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars --disable-lcd-text "
    "--force-device-scale-factor=1"
)


def main(argv: list[str]) -> int:
    """Take the picture; returns 1 if there is no Chromium."""
    target = Path(argv[0]).resolve() if argv else PICTURE
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium here, and so no picture", file=sys.stderr)  # noqa: T201
        return 1
    program = Path(sys.executable).with_name("attrlint")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        subprocess.run([program, *COMMAND, "--output-file", page, "examples/draft.md"], cwd=ROOT, check=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        asked = [f"--user-data-dir={folder}/profile", f"--window-size={SIZE}", f"--screenshot={target}"]
        command = [chromium, *FLAGS.split(), *asked, page.as_uri() + CHOSEN]
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Image.open(target) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(target, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
