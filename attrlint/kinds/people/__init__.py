"""Kinds of rules about the names of people and organizations."""
