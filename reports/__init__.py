"""Tables become a page."""
