"""Who says what: cues, their sources and contents, credits of quotations, and the identity of each source."""
