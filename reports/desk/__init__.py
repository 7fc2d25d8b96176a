"""The analysts' desk: web pages over the published database, with search and review."""
