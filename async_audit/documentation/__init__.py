"""What documents a module, one language a file."""
