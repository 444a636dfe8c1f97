"""Kinds of rules about who says what."""
