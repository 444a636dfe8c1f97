"""Kinds of rules about quotations."""
