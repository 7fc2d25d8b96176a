"""Actors: who they are, how they are written, who held which office when, and the component that finds them.

In a document the spans are `doc.spans["actors"]`, in order and without overlaps; each has `span._.actor` (an
`Actor`), `span._.form` (`name`, `adjective`, `demonym`, `possessive` or `title`) and `span._.office` (an office's id
where a title stands in it, else None). A title joined with a name is one span; a hyphenated compound (srpsko-ruski)
gives the foreign side. A title is resolved to who held the office on `doc._.published_on` (a `datetime.date` or None),
so set that before the pipeline runs: `doc = nlp.make_doc(text); doc._.published_on = day; doc = nlp(doc)`.
"""

from nlp.gazetteer.actor import Actor, Holding
from nlp.gazetteer.offices import holder

__all__ = ["Actor", "Holding", "holder"]
