"""Two positions beside each other: what they share, what differs, what follows."""
