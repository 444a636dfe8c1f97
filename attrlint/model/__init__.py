"""What rules, kinds, documents and diagnostics are."""
