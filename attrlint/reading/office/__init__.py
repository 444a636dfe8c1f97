"""Word and OpenDocument drafts: a zip of XML parts, read with the standard library's expat as untrusted input."""
