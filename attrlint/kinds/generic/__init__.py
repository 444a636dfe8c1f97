"""Kinds that search for words, with the names and keys that Vale uses."""
