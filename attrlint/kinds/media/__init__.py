"""Kinds of rules about pictures, captions, posts and footage."""
