"""What a record holds as a whole, and what it knows of each speaker."""
