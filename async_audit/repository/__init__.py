"""Git and disk, turned into facts; the only room that starts a process."""
