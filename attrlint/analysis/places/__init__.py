"""Places: the gazetteer, the names in a draft, and what shows that a name is a place."""
