"""Ideal points of states, from their votes."""
