"""Build attrlint and the packages it needs as one file that Python runs.

    python scripts/build_zipapp.py [OUT]     OUT is dist/attrlint.pyz if it is not given

The file is for the system and the Python version that built it, because some of the packages are compiled. At its first
run it unpacks them into ~/.shiv. Needs shiv, and pip's access to the packages.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(argv: list[str]) -> int:
    """Build the file; the exit code is that of shiv."""
    out = Path(argv[0] if argv else "dist/attrlint.pyz")
    out.parent.mkdir(parents=True, exist_ok=True)
    options = [
        "--console-script",
        "attrlint",
        "--python",
        "/usr/bin/env python3",
        "--compressed",
        "--output-file",
        str(out),
    ]
    done = subprocess.run([sys.executable, "-m", "shiv.cli", *options, str(ROOT)], check=False)
    if done.returncode == 0:
        print(f"{out}: {out.stat().st_size / 1e6:.0f} MB")  # noqa: T201
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
