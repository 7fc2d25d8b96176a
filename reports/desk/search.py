"""What a reader typed, as keys of the index; the scores are SQL (`queries/hits.sql`)."""

import re

from reports.desk.search_index import LONGEST_WORD, KeysOf

WORD = re.compile(r"[^\W_]+")
# The languages in which a typed word may be meant: nobody says which.
LANGUAGES = ("sr", "en", "ru")
# More words than anybody searches for; each costs a pass over the vocabulary.
MOST_WORDS = 12


def query_keys(text: str, keys_of: KeysOf) -> list[list[str]]:
    """Return for each word of a query the keys under which it may stand, in any language."""
    words = [word for word in WORD.findall(text.lower()) if len(word) <= LONGEST_WORD][:MOST_WORDS]
    return [sorted({key for language in LANGUAGES for key in keys_of([word], language)[0]}) for word in words]


def hit_spans(text: str, language: str, keys: list[list[str]], keys_of: KeysOf) -> list[tuple[int, int]]:
    """Return where a text holds words of a query: offsets in code points."""
    wanted = {key for word in keys for key in word}
    found = list(WORD.finditer(text))
    each = keys_of([match.group().lower() for match in found], language)
    return [match.span() for match, own in zip(found, each, strict=True) if wanted.intersection(own)]
