"""How the network that resolves pronouns is made."""
