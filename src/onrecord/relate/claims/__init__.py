"""A claim as it is typed, read back as it was understood."""
