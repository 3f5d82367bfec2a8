"""What was said, as a sentence that stands by itself."""
