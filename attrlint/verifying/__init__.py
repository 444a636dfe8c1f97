"""Quotations held against the material they were written from: `verify` says of each what became of the words."""
