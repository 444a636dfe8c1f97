"""Kinds of rules that compare a heading with its story."""
