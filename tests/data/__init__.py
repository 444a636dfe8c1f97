"""Tests of attrlint.data."""
