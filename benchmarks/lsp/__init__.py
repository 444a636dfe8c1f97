"""How long a user waits for the findings after an edit."""
