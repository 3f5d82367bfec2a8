"""What people decide: the log, and what follows from it."""
