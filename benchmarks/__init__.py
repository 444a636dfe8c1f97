"""Measurements on texts that the user names: none of them are timed tests, and no text comes with them."""
