"""The browser desk and the JSON interface for programs on the same machine (extra ``attrlint[serve]``)."""
