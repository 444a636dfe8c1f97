"""News feeds and CMS exports: stories inside XML or JSON, read in place, known by what is in them."""
