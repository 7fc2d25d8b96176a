"""From tokens to items: an actor's name becomes one item, quotation marks fall away, words are folded."""

from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from nlp.cues import Item
from nlp.reading import QUOTES, Mention
from nlp.script import fold


def items_of(sentence: Span) -> tuple[list[Item], list[Mention]]:
    """Return a sentence's items, and its actors with the number of their item."""
    starts = _actors_by_start(sentence.doc, sentence.start, sentence.end)
    items: list[Item] = []
    mentions: list[Mention] = []
    at = sentence.start
    while at < sentence.end:
        span = starts.get(at)
        if span is not None:
            mention = _mention(span, len(items))
            mentions.append(mention)
            items.append(Item(_keys_of_actor(span), _classes(mention, span._.form), span.start, span.end))
            at = span.end
            continue
        token = sentence.doc[at]
        at += 1
        if not token.is_space and token.text not in QUOTES:
            items.append(Item(_keys(token), ("@capital",) if token.text[0].isupper() else (), token.i, token.i + 1))
    return items, mentions


def _actors_by_start(doc: Doc, start: int, end: int) -> dict[int, Span]:
    spans = doc.spans.get("actors", ())
    return {span.start: span for span in spans if start <= span.start and span.end <= end}


def _mention(span: Span, item: int) -> Mention:
    actor = span._.actor
    return Mention(item, actor.id, actor.kind, actor.partner, actor.camp, actor.side)


def _classes(mention: Mention, form: str | None) -> tuple[str, ...]:
    camp = (f"@{mention.camp}",) if mention.side == "partner" else ()
    kind = (f"@{mention.kind}", f"@{mention.side}.{mention.kind}", f"@{form}")
    return (f"@{mention.side}", f"@{mention.partner}", "@actor", "@capital", *kind, *camp)


def _keys(token: Token) -> tuple[str, ...]:
    return _fold_both(token.text, token.lemma_)


def _keys_of_actor(span: Span) -> tuple[str, ...]:
    words = [token for token in span if token.text not in QUOTES] or list(span)
    whole = " ".join(fold(token.text) for token in words)
    return tuple(dict.fromkeys((whole, *_keys(words[-1]))))


@lru_cache(maxsize=65536)
def _fold_both(text: str, lemma: str) -> tuple[str, ...]:
    """Return the folded word, its lemma, and their ekavian forms (`mjera`, `vrijeme` as `mera`, `vreme`)."""
    keys = dict.fromkeys((fold(text), fold(lemma)) if lemma else (fold(text),))
    for key in list(keys):
        if "je" in key:
            keys[key.replace("ije", "e").replace("je", "e")] = None
    return tuple(keys)
