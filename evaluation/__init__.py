"""Accuracy against gold, and the gate that holds it. Not installed; run from a checkout."""
