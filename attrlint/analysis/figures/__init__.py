"""Dates, counts and percentages."""
