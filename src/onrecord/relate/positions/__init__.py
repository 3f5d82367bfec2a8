"""What a statement affirms or denies, clause by clause."""
