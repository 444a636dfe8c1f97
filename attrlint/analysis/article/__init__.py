"""The article as a whole: its genre, headings, captions, corrections, embedded posts."""
