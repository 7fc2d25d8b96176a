"""A small multilingual encoder, trained on labelled sentences, that says how likely each signal is (docs/models.md)."""
