"""Paths to diagnostics: drafts found, linted in parallel, cached, and compared with a baseline or a revision."""
