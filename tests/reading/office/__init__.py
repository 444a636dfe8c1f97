"""Tests of the readers of zipped documents."""
