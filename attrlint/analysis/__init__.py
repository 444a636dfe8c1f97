"""Pure functions from prose to facts: no rules, no settings, no printing."""
