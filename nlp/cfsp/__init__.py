"""Who aligned with a decision of EU foreign policy: what statements of the High Representative and the press say."""
