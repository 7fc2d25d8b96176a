"""What ties a row of a sanctions list to Serbia: where it belongs, and whom it names."""
