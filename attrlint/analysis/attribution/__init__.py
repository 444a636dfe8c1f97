"""Who says what: cues, their sources and contents, credits of quotations, and whom each source stands for."""
