"""Kinds of rules about crime, courts and accusations."""
