"""Hostile requests to ``attrlint serve``: what gets an answer, and which files the server touches meanwhile."""
