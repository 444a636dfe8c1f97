"""Kinds of rules about dates, numbers and polls."""
