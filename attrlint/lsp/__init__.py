"""The language server: drafts as editors hold them, linted under their path as they are typed."""
