"""Training of the attribution network."""
