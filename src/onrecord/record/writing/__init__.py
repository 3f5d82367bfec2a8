"""An article and its statements, written all or nothing."""
