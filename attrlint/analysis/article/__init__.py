"""The article as a whole: its kind of text, headings, captions, corrections, embedded posts."""
