"""What every other package builds on: spans, errors and patterns."""
