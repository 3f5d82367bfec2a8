"""The sentence encoder, and the network that judges entailment."""
