"""What the record holds for and against a claim."""
