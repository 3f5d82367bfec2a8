"""What a person asks for, and what answers it."""
