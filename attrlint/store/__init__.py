"""What is kept between runs: one file in the user's cache folder, one version key, one policy on whom to believe.

    from attrlint.store.store import user_store

    store = user_store()
    data = store.get("sources", key)  # the bytes that were put there, or None
    store.put("sources", key, data)  # written when the run ends, or by store.save()

A namespace is a short name of the module's own; a key is any bytes that say everything the value depends on, apart
from what `version_key` covers (attrlint's own files, Python, and the packages that have a say). Whatever fails costs
time only: `get` gives None, `put` and `save` say nothing. A value comes back byte for byte as it was put, but check
its form all the same: an older attrlint may have written it. Never keep a pickle. `json_values` has the same for JSON.
"""
