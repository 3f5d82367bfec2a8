"""What a page shows, taken from the record; nothing here knows of HTTP."""
