"""From tokens to items: an actor's name becomes one item, quotation marks fall away, words are folded."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span

from nlp.cues import CueBook, Item, Word
from nlp.reading import QUOTES, Mention
from nlp.script import fold

# The tables start anew when they hold more than this: then they are full of rubbish.
MOST_WORDS = 500_000
CAPITAL, WILL = "@capital", "@will"
FUTURE_ENDINGS = ("ce", "cu", "ces", "cemo", "cete")
# Words after which a capital says where, not who.
LOCATIVE = frozenset(("u", "iz", "do", "kod", "in", "at", "from", "to", "near", "v", "pod", "za"))
SEAT = "-seat"
EKAVIAN_ALREADY = ("prijem", "prijet", "prijat")  # not jekavian: prijem must not become the stem of prema
LANGUAGE = ("jezi", "language", "jazik")


class ItemReader:
    """Turns the tokens of a document into items; each word is worked out once."""

    def __init__(self, cues: CueBook) -> None:
        """Take the cues that words are compared with."""
        self.cues = cues
        self._words: dict[tuple[int, int], Word | None] = {}
        self._actors: dict[tuple[str, str, str, str], Word] = {}

    def words_of(self, doc: Doc) -> list[Word | None]:
        """Return a word for every token, None for white space and quotation marks."""
        if len(self._words) > MOST_WORDS:
            self._words.clear()
        words = []
        for orth, lemma in doc.to_array(["ORTH", "LEMMA"]).tolist():
            if (orth, lemma) not in self._words:
                self._words[orth, lemma] = self._word(doc.vocab.strings[orth], doc.vocab.strings[lemma])
            words.append(self._words[orth, lemma])
        return words

    def items_of(
        self, sentence: Span, words: Sequence[Word | None], actors: Mapping[int, Span]
    ) -> tuple[list[Item], list[Mention]]:
        """Return a sentence's items, and its actors with the number of their item; `actors` go by first token."""
        items: list[Item] = []
        mentions: list[Mention] = []
        at, end = sentence.start, sentence.end
        while at < end:
            span = actors.get(at)
            word = words[at]
            if span is not None and span.end <= end and not _names_a_language(span, words):
                mentions.append(_mention(span, len(items), words[at - 1] if at else None))
                items.append(Item(self._actor(span, mentions[-1]), at, span.end))
                at = span.end
                continue
            if word is not None:
                items.append(Item(word, at, at + 1))
            at += 1
        return items, mentions

    def _word(self, text: str, lemma: str) -> Word | None:
        if not text.strip() or text in QUOTES:
            return None
        keys = keys_of(text, lemma)
        classes = (CAPITAL,) if text[0].isupper() else ()
        return self.cues.word(keys, (*classes, WILL) if _is_synthetic_future(fold(text), fold(lemma)) else classes)

    def _actor(self, span: Span, mention: Mention) -> Word:
        last = span[-1]
        key = (span.text, last.lemma_, mention.id, f"{mention.side} {span._.form}")
        if key not in self._actors:
            if len(self._actors) > MOST_WORDS:
                self._actors.clear()
            whole = " ".join(fold(token.text) for token in span if token.text not in QUOTES)
            keys = tuple(dict.fromkeys((whole, *keys_of(last.text, last.lemma_))))
            self._actors[key] = self.cues.word(keys, _classes(mention, span._.form))
        return self._actors[key]


def keys_of(text: str, lemma: str) -> tuple[str, ...]:
    """Return the folded word, its lemma, and their ekavian forms (`mjera`, `vrijeme` as `mera`, `vreme`)."""
    keys = dict.fromkeys((fold(text), fold(lemma)) if lemma else (fold(text),))
    for key in list(keys):
        if "je" in key and not key.startswith(EKAVIAN_ALREADY):
            keys[key.replace("ije", "e").replace("je", "e")] = None
    return tuple(keys)


def _is_synthetic_future(word: str, lemma: str) -> bool:
    """Tell whether a Serbian verb carries its future: posetiće, potpisaćemo; nouns such as kuće have another lemma."""
    return word.endswith(FUTURE_ENDINGS) and lemma.endswith("ti") and word != lemma


def _names_a_language(span: Span, words: Sequence[Word | None]) -> bool:
    """Tell whether an adjective only says which language: na ruskom jeziku, the Chinese language."""
    after = words[span.end] if span.end < len(words) else None
    return span._.form == "adjective" and after is not None and any(key.startswith(LANGUAGE) for key in after.keys)


def _mention(span: Span, item: int, before: Word | None) -> Mention:
    """Return the mention of a span.

    A seat of government that is no place of anything ("Moskva tvrdi", not "u Moskvi") stands for its state, and Serbs
    as a people are not the state.
    """
    actor = span._.actor
    kind, side = actor.kind, actor.side
    if actor.id.endswith(SEAT) and not (before and LOCATIVE & set(before.keys)):
        kind = "state"
    if side == "serbia" and span._.form == "demonym":
        side = "domestic"
    return Mention(item, actor.id, kind, actor.partner, actor.camp, side)


def _classes(mention: Mention, form: str | None) -> tuple[str, ...]:
    camp = (f"@{mention.camp}",) if mention.side == "partner" else ()
    kind = (f"@{mention.kind}", f"@{mention.side}.{mention.kind}", f"@{form}", f"@{mention.id}")
    return (f"@{mention.side}", f"@{mention.partner}", "@actor", CAPITAL, *kind, *camp)
