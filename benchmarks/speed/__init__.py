"""The speed of attrlint, compared with other prose linters, on texts that the user names."""
