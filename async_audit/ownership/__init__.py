"""People and files: the ownership graph and what is asked of it."""
