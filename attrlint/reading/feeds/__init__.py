"""News feeds and CMS exports: stories inside XML or JSON, read in place, recognized by their content."""
