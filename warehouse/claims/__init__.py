"""Debunked claims: read from the lists of others, kept in the lake."""
