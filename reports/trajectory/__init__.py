"""The trajectory: where Serbia's foreign policy heads, week by week, with the uncertainty of it."""
