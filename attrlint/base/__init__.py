"""What everything else stands on: spans, errors and patterns."""
