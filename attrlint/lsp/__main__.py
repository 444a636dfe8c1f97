"""``python -m attrlint.lsp``: the language server on standard input and output."""

from attrlint.lsp.server import serve

raise SystemExit(serve())
