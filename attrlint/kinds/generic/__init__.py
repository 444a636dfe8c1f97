"""Kinds that look for words, with the names and keys that Vale gives them."""
