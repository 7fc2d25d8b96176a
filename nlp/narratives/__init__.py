"""Narrative candidates: rules for Serbia's region, a model for the war in Ukraine, framing (docs/disinfo.md)."""
