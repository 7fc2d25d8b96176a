"""The words that name a project in texts: every case form of its actors' names, in both scripts."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from azimuth.errors import BadInput

if TYPE_CHECKING:
    from nlp.gazetteer.records import Entry
    from warehouse.projects.rows import Project

_WORD = re.compile(r"[^\W_]+")


def names_of_projects(projects: "list[Project]") -> dict[str, list[str]]:
    """Return by project the written forms of the gazetteer's actors that it lists: words parted by a space.

    Small letters, but for an acronym that stands alone: NIS is a firm, `nis` may be a town without its diacritics.
    Raise BadInput where the gazetteer has no such actor.
    """
    from nlp.gazetteer.records import entries

    known = {entry.actor.id: entry for entry in entries()}
    found = {}
    for project in projects:
        missing = [actor for actor in project.actors if actor not in known]
        if missing:
            raise BadInput(f"[{project.project_id}], actors: the gazetteer has no {missing[0]!r}")
        forms = {form for actor in project.actors for form in _forms(known[actor])}
        found[project.project_id] = sorted(forms)
    return found


def _forms(entry: "Entry") -> Iterator[str]:
    from nlp.gazetteer import russian_forms, serbian_forms
    from nlp.script import fold_variants, to_cyrillic

    for language, names in entry.names.items():
        for name in names.get("name", ()):
            if language == "sr":
                for words in serbian_forms.thing_forms(name):
                    yield from map(_key, (text := " ".join(words), to_cyrillic(text)))
                    if not _is_acronym(text):
                        yield from map(_key, fold_variants(text))
            elif language == "ru":
                yield from (_key(" ".join(words)) for words in russian_forms.thing_forms(name))
            else:
                yield _key(serbian_forms.plain(name))


def _key(text: str) -> str:
    words = " ".join(_WORD.findall(text))
    return words if _is_acronym(words) else words.lower()


def _is_acronym(text: str) -> bool:
    from nlp.gazetteer.patterns import acronym_length

    return " " not in text and acronym_length(text) > 0
