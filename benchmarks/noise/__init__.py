"""How often each rule has findings in published copy, compared with its budget."""
