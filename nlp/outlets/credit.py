"""Whether a text credits another outlet: its name near a word that credits."""

import re
from collections.abc import Iterable
from functools import lru_cache

from nlp.lexicons import read_lexicon
from nlp.outlets.register import outlets
from nlp.script import fold

# Endings of the cases: Sputnjika, Tanjugu, Politikom.
_NEAR = 40


def credits_outlet(text: str, outlet: str) -> bool:
    """Tell whether a text names an outlet as where it is from (`prenosi Sputnjik`, `(Tanjug)`)."""
    return bool(_pattern(outlet).search(fold(text)))


@lru_cache(maxsize=4096)
def _pattern(outlet: str) -> re.Pattern[str]:
    names = "|".join(_stem(name) for name in _names(outlet))
    words = "|".join(sorted(map(re.escape, read_lexicon("credit")["credit"]), key=len, reverse=True))
    name = rf"\b(?:{names})\w{{0,3}}\b"
    return re.compile(
        rf"\b(?:{words})\b.{{0,{_NEAR}}}?{name}|{name}.{{0,{_NEAR}}}?\b(?:{words})\b|[(/]\s*{name}\s*[)/]"
    )


def _stem(name: str) -> str:
    """Return the name without the vowel that the cases change."""
    folded = fold(name)
    return re.escape(folded[:-1] if len(folded) > 4 and folded[-1] in "ae" else folded)


def _names(outlet: str) -> Iterable[str]:
    found = [each for each in outlets() if each.name == outlet]
    return (outlet, *(found[0].called if found else ()))
