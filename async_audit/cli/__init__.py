"""The command line; the only room that prints, colours, or sets an exit code."""
