"""Annotations become tables."""
