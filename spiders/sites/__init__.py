"""One file, one source."""
