"""Serbian adjectives that may be passive participles: `otvoren` (open) or `otvoriti` (to open), as the tag says."""

import re

ADJECTIVE_END = re.compile(r"(?<=[nt])(?:og|oga|om|ome|im|ih|ima|oj|[oaeiu])$")
VERB_END = ("ti", "ći")


def participle_lemma(form: str, lemma: str, verb: str | None, *, is_passive: bool) -> str:
    """Return the lemma of an adjective whose tags say whether it is a passive participle (Voice=Pass).

    `form` is in lower-case Latin; `verb` is what the table of words has for its base form, None where it has nothing.
    In UD_Serbian-SET the lemma of a participle is its verb, that of the adjective its own masculine form.
    """
    if is_passive and verb is not None and verb.endswith(VERB_END):
        return verb
    base = base_form(form)
    # `opšti` and `domaći` end like verbs; their forms start like the lemma, those of participles seldom do.
    if not is_passive and lemma.endswith(VERB_END) and base.endswith(("n", "t")) and not form.startswith(lemma[:-1]):
        return base
    return lemma


def base_form(form: str) -> str:
    """Return an adjective's masculine form by cutting its ending: `otvorenih` is of `otvoren`."""
    return ADJECTIVE_END.sub("", form)
