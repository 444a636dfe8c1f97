"""``python -m attrlint.lsp``: the language server on standard input and output."""

from attrlint.lsp.serve import serve

raise SystemExit(serve())
