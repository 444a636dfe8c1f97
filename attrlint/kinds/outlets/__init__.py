"""Kinds of rules about news outlets."""
