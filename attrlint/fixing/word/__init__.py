"""Findings written into a copy of a Word draft as comments and tracked changes; all other bytes are unchanged."""
