"""Copies: texts that stand in several documents nearly word for word, in either script."""
