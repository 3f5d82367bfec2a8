"""What stands against what: appearances, matters, relations, and the check of a claim."""
