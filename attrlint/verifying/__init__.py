"""Quotations checked against their sources: `verify` says what became of the words of each."""
