"""How the entailment weights were made."""
