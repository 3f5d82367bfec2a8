"""Words and the tables about them: names, kinds, opposites, quantities."""
