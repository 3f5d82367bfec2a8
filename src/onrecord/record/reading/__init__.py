"""Articles, statements and speakers, as they were written."""
