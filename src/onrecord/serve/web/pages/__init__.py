"""One kind of page a file: what it is asked, what it answers."""
