"""Documents become annotations."""
