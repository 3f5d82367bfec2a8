"""How people and programs use the record: the command line and exports."""
