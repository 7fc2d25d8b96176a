"""Train the signal encoder: labelled rows, base weights, network, fit, export (docs/models.md)."""
