"""Names of persons and bodies in an article, with their titles, and which are of one."""
