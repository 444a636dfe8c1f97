"""Tests of the readers of news feeds."""
