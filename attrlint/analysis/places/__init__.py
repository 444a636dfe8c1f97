"""Places: the gazetteer, place names in a draft, and evidence that a name is a place."""
