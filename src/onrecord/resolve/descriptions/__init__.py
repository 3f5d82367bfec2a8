"""Whom "a senior official" or "the ministry's spokeswoman" stands for."""
