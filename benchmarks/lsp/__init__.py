"""How long a writer waits for the findings after an edit."""
