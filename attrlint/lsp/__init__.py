"""The language server: drafts as editors hold them, linted as they are typed."""
