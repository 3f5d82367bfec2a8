"""Through whom the words came, to whom, and in what medium."""
