"""From two statements to a relation with its pattern and its reason."""
