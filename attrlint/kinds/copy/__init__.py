"""Kinds of rules about the copy itself: repeats, correction notes, comments that suppress nothing."""
