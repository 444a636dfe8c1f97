"""News outlets: the names that are known, their mentions and their misspellings."""
