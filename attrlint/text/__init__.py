"""The text of a draft: tokens, sentences, quotation marks, and how alike two passages are."""
