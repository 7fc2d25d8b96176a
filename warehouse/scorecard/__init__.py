"""The strategy paper's recommendations and red lines: what the tables say of each on any day."""
