"""The desk's pages, one file for each kind."""
