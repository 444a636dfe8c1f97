"""Settings files, the selection of rules, and house names."""
