"""Pure functions from prose to facts: no rules, no configuration, no printing."""
