"""Choose which pieces of the base model's 250,000 are kept, and write them as a `tokenizer.json`.

A sentence whose pieces are all kept is cut as the base model cuts it: the best way through a text stays the best when
others go. The piece with the lowest score stays too, since the cost of an unknown letter is reckoned from it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from tokenizers import Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Replace, Sequence, Strip
from tokenizers.pre_tokenizers import Metaspace

from nlp.encoder.tokens import END, START
from nlp.training.encoder.base import Base

MOST_PIECES, LEAST_SEEN = 40_000, 2
SPECIAL = (START, "<pad>", END, "<unk>")
SPACE = "▁"
# Latin, Greek and Cyrillic letters; punctuation, currencies and arrows. The base model knows 13,000 Chinese signs too.
LETTERS = (range(0x0530), range(0x1E00, 0x2C00))
TEXTS_AT_ONCE = 500


def tokenizer_of(base: Base, kept: Iterable[int]) -> Tokenizer:
    """Return a tokenizer of some of the base model's pieces, numbered in the order given."""
    pieces = [(base.pieces[number], float(base.scores[number])) for number in kept]
    unknown = [piece for piece, _ in pieces].index(SPECIAL[-1])
    tokenizer = Tokenizer(Unigram(pieces, unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = Sequence([NFKC(), Replace(Regex(r"\s+"), " "), Strip()])
    tokenizer.pre_tokenizer = Metaspace(prepend_scheme="always")
    return tokenizer


def choose_pieces(base: Base, needed: Iterable[str], corpus: Iterable[str]) -> list[int]:
    """Return the numbers of the pieces to keep, rising: those of the `needed` texts, letters, the most frequent others.

    Of the corpus, pieces seen once are left out, and those beyond 40,000 in all.
    """
    whole = tokenizer_of(base, range(len(base.pieces)))
    kept = {base.numbers[piece] for piece in SPECIAL} | {int(base.scores.argmin())}
    kept |= {number for number, piece in enumerate(base.pieces) if _is_letter(piece)}
    kept |= set(_count(whole, needed))
    seen = _count(whole, corpus)
    frequent = sorted((-count, number) for number, count in seen.items() if count >= LEAST_SEEN and number not in kept)
    kept |= {number for _, number in frequent[: max(0, MOST_PIECES - len(kept))]}
    return sorted(kept)


def numbers_in_base(base: Base, path: Path) -> list[int]:
    """Return the base model's numbers of the pieces of a `tokenizer.json`, in its order."""
    pieces = Tokenizer.from_file(str(path)).get_vocab()
    return [base.numbers[piece] for piece in sorted(pieces, key=lambda piece: pieces[piece])]


def _is_letter(piece: str) -> bool:
    letter = piece.removeprefix(SPACE) or SPACE
    return letter == SPACE or (len(letter) == 1 and any(ord(letter) in known for known in LETTERS))


def _count(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[int]:
    seen: Counter[int] = Counter()
    for part in _parts(texts):
        for encoding in tokenizer.encode_batch(part):
            seen.update(encoding.ids)
    return seen


def _parts(texts: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(texts)
    while part := list(islice(rest, TEXTS_AT_ONCE)):
        yield part
