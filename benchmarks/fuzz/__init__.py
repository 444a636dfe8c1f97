"""Inputs that nobody would write, made from a seed, and what must hold for each of them whatever it is."""
