"""People: their names, the forms of one name, acronyms, and the names that a newsroom has confirmed."""
