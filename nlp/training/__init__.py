"""How the shipped models are trained; docs/models.md has the data, licences and scores."""
