"""What relating keeps: vectors, printings, matters, relations."""
