"""How fast attrlint is, beside other linters of prose, on texts that the user names."""
