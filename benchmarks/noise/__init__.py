"""How loud each rule is on copy that was published, against its budget."""
