"""Archives: a million articles linted record by record into tables, and questions about all of them at once."""
