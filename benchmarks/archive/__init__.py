"""What an audit costs, on made-up articles: python -m benchmarks.archive."""
