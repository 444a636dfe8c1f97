"""What it costs to index sources and to look up quotes in them."""
