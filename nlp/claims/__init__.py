"""Which debunked claims a text is like: a queue for an analyst, never a label (docs/disinfo.md)."""
