"""Sanctions lists and licences: read from files, validated whole, and kept with what changed from one to the next."""
