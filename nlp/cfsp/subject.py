"""Who aligns: the countries of a clause, and nothing that only looks like one."""

import re
from dataclasses import dataclass

from nlp.cfsp.record import Unread
from nlp.cfsp.sentence import Sentence
from nlp.cfsp.words import any_of, countries

# Footnote marks: "Albania2", "Montenegro*", "Serbia[3]".
_MARK = re.compile(r"(?<=[a-z])(?:\d(?!\d)|\s?\*+|\s?\[\d{1,2}\])|\[\d{1,2}\]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Named:
    """The countries that a clause names as aligning, and those it excepts."""

    aligned: frozenset[str]
    excepted: frozenset[str]


def named_countries(clause: str, sentence: Sentence) -> Named | Unread:
    """Return the countries of a folded clause; strict: a capitalised word that is no known country is refused."""
    plain = _MARK.sub("", clause)
    if any_of("unclear_exception").search(plain):
        return Unread("unnamed-countries", sentence.text)
    cut = any_of("exception").search(plain)
    aligned, rest = _taken(plain[: cut.start()] if cut else plain)
    excepted: frozenset[str] = frozenset()
    if cut:
        # What is excepted ends with a comma or with the clause; the list may go on behind it.
        middle, _, after = plain[cut.end() :].partition(",")
        excepted, _ = _taken(middle)
        more, more_rest = _taken(after)
        aligned, rest = (aligned | more) - excepted, f"{rest} {more_rest}"
    unknown = [word for word in _WORD.findall(any_of("filler").sub(" ", rest)) if word in sentence.capitals]
    if unknown:
        return Unread("unknown-country", f"{unknown[0]}: {sentence.text}")
    if not aligned:
        reason = "unnamed-countries" if any_of("unnamed").search(plain) else "no-countries"
        return Unread(reason, sentence.text)
    return Named(aligned, excepted)


def _taken(text: str) -> tuple[frozenset[str], str]:
    """Return the countries in a text, and the text without them."""
    found = set()
    for country in countries():
        if country.pattern.search(text):
            found.add(country.iso3)
            text = country.pattern.sub(" ", text)
    return frozenset(found), text


def names_country(text: str) -> bool:
    """Tell whether a folded text names any country."""
    return bool(_taken(_MARK.sub("", text))[0])
