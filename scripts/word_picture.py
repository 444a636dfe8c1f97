"""Takes a picture of a reviewed Word draft for the docs: docs/pictures/review.png.

usage: python scripts/word_picture.py [FILE]

It needs LibreOffice Writer, Xvfb and ImageMagick (Debian: apt-get install libreoffice-writer xvfb imagemagick
fonts-liberation) and Pillow (the extra `pictures`). It reviews examples/strike.docx and shows the page in Writer, since
an export to PDF leaves the comments in the margin out.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "review.png"
COMMAND = ("review", "--isolated", "examples/strike.docx", "--track-changes")
SCREEN = "1500x950x24"
PAGE = (204, 114, 1250, 796)  # left, top, right, bottom in pixels
COLOURS = 96
PATIENCE = 60  # seconds until Writer must show the page
TOOLS = ("soffice", "Xvfb", "import")


def main(argv: list[str]) -> int:
    """Take the picture; 1 where a tool is missing."""
    target = Path(argv[0]).resolve() if argv else PICTURE
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"no {', '.join(missing)} here, and so no picture", file=sys.stderr)  # noqa: T201
        return 1
    program = Path(sys.executable).with_name("attrlint")
    with tempfile.TemporaryDirectory() as folder:
        reviewed = Path(folder) / "strike.docx"
        subprocess.run([program, *COMMAND, "--output", reviewed], cwd=ROOT, check=True)
        with Image.open(shown(reviewed, Path(folder))) as picture:
            page = picture.convert("RGB").crop(PAGE)
    target.parent.mkdir(parents=True, exist_ok=True)
    page.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    return 0


def shown(draft: Path, folder: Path) -> Path:
    """A picture of the screen on which Writer shows a draft, once it no longer changes."""
    read, write = os.pipe()
    options = ["-displayfd", str(write), "-screen", "0", SCREEN]
    screen = subprocess.Popen(["Xvfb", *options], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    writer: subprocess.Popen[bytes] | None = None
    try:
        with os.fdopen(read) as number:
            environment = {**os.environ, "DISPLAY": f":{number.readline().strip()}", "SAL_USE_VCLPLUGIN": "gen"}
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--norestore", "--nologo", "--writer", draft]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        writer = subprocess.Popen(command, env=environment, start_new_session=True, **quiet)
        taken, before = folder / "screen.png", b""
        for _ in range(PATIENCE // 5):
            time.sleep(5)
            subprocess.run(["import", "-window", "root", taken], env=environment, check=True)
            with Image.open(taken) as picture:
                now = picture.convert("RGB").crop(PAGE).tobytes()
            if now == before and len(set(now)) > COLOURS:
                break
            before = now
        return taken
    finally:
        if writer is not None:
            os.killpg(writer.pid, signal.SIGKILL)
            writer.wait()
        screen.terminate()
        screen.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
