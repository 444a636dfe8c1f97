"""Fixes applied to a text until nothing changes, and comments that suppress findings."""
