"""What a rule, a kind, a document and a diagnostic are."""
