"""Findings written into a copy of a Word draft: comments and tracked changes, every other byte of it as it was."""
