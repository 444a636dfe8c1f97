"""Runs the rules on a document: prefilter, linter, suppressions, fingerprints."""
