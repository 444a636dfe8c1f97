"""Kinds of rules that hold a heading against its story."""
