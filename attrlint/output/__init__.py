"""One module a format: diagnostics in, text out. Nothing here prints."""

from __future__ import annotations

FORMATS = ("concise", "full", "json", "github")
