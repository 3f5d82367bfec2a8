"""How the weights were made."""
