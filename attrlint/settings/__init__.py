"""Configuration files, the choice of rules, and house names."""
