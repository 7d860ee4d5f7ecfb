"""How git comes to run async-audit: scripts in its directory, its configuration, or a file of another program."""
