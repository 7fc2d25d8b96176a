"""Alignment with EU foreign policy: the rows of its tables, how a table of it is read, how they are written."""
