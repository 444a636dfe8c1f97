"""Rules asked about a document: prefilter, linter, suppressions, fingerprints."""
