"""The outlet register in the lake, and the lists of others that it is filled from."""
