"""Kinds of rules about place names."""
