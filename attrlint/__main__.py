"""``python -m attrlint``."""

from __future__ import annotations

from attrlint.cli import main

if __name__ == "__main__":
    main()
