"""The site: a record as pages, drawn on the server, without scripts."""
