"""Look a name up: whom it means, and how else the actor is called."""

from functools import cache

from nlp.gazetteer.actor import Actor
from nlp.gazetteer.patterns import Node, Pattern, tree
from nlp.gazetteer.readings import Reading, Strictness, read_word
from nlp.gazetteer.records import Entry, entries
from nlp.gazetteer.serbian_forms import plain

_LANGUAGES = ("sr_azimuth", "en", "ru")
_FORMS = ("name", "surname", "possessive", "adjective", "demonym")


def actors_called(name: str) -> list[tuple[Actor, str]]:
    """Return the actors that a whole name may mean, surest first, each with the form that the name is.

    Any script, case, and transcription that the gazetteer generates; capitals do not matter.
    """
    found: dict[Actor, str] = {}
    for language in _LANGUAGES:
        for pattern in _patterns(name, language):
            if (
                pattern.actor
                and pattern.form in _FORMS
                and (pattern.actor not in found or _rank(pattern.form) < _rank(found[pattern.actor]))
            ):
                found[pattern.actor] = pattern.form
    return sorted(found.items(), key=lambda pair: _rank(pair[1]))


def _rank(form: str) -> int:
    return _FORMS.index(form)


def _patterns(name: str, language: str) -> list[Pattern]:
    words = [read_word(word) for word in name.strip().split()]
    node: Node | None = tree(language)
    for word in words:
        node = node.children.get(word.key) if node else None
    if node is None or not words:
        return []
    strictness = Strictness.NONE
    if language != "en":
        strictness = Strictness.TYPED_PLAIN if all(word.is_plain for word in words) else Strictness.WRITTEN
    fitting = [pattern for pattern in node.patterns if _fits(words, pattern, strictness)]
    # NIS is not Niš, unless it is typed in small letters.
    exact = [pattern for pattern in fitting if all(word.fits(pattern, at, strictness) for at, word in enumerate(words))]
    return exact or fitting


def _fits(words: list[Reading], pattern: Pattern, strictness: Strictness) -> bool:
    return len(words) == len(pattern.words) and all(
        word.spells(pattern.words[at], strictness, len(words)) for at, word in enumerate(words)
    )


@cache
def _entries_by_id() -> dict[str, Entry]:
    return {entry.actor.id: entry for entry in entries()}


def names_of(actor: Actor) -> dict[str, list[str]]:
    """Return an actor's names by language (`sr`, `en`, `ru`), in the nominative."""
    entry = _entries_by_id().get(actor.id)
    if entry is None:
        return {}
    return {
        language: [plain(name) for form in ("name", "rare", "alone") for name in forms.get(form, ())]
        for language, forms in entry.names.items()
    }
