"""Measurements on texts that the user names: no timed tests, and no texts of their own."""
