"""Recorded votes in the United Nations: files become tables."""
