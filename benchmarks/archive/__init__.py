"""The cost of an audit, on made-up articles: python -m benchmarks.archive."""
