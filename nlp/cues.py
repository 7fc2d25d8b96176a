"""Cues: short patterns over words, stems and classes, and the one pass that finds all of them in a sentence.

A cue is written as steps parted by spaces, for example `odbi*|refuse ..3 sankcij*`:

- `word`    the word itself or its lemma; `stem*` any word that begins so; `a|b*` one of several
- `@class`  an actor of a class: a side (`@serbia`), a camp (`@west`), a partner (`@RU`), a kind (`@person`),
            a kind on a side (`@serbia.person`), an actor by id (`@turkstream`)
- `..3`     up to three steps of anything between
- `^`       the sentence begins here
- `{meet}`  any one-step cue of the shared cue `meet` (filled in by the codebook)

Words are compared folded (Latin, lower case, without diacritics), so one cue serves both scripts and careless typing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nlp.errors import BadInput
from nlp.script import fold

SHORTEST_STEM = 2
SAYS = "shared.says"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed cue: the steps after the first, each with the largest gap before it."""

    name: str
    rest: tuple[tuple[int, int], ...]
    is_anchored: bool


class Word(NamedTuple):
    """What a step of a sentence may be to the cues: the elements it fits, and the patterns that may begin with it.

    `opens_domain` tells whether one of those belongs to a domain, not only to what domains share; `says` whether one is
    of a verb of saying.
    """

    keys: tuple[str, ...]
    classes: tuple[str, ...]
    elements: frozenset[int]
    patterns: tuple[Pattern, ...]
    opens_domain: bool
    says: bool


class Item(NamedTuple):
    """One step of a sentence: a token, or the whole name of an actor; `start` and `end` count tokens."""

    word: Word
    start: int
    end: int

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the folded word and its lemma."""
        return self.word.keys

    @property
    def classes(self) -> tuple[str, ...]:
        """Return what the item is beyond its letters."""
        return self.word.classes


class Hit(NamedTuple):
    """A cue found in a sentence: the items that its steps met, in order."""

    name: str
    steps: tuple[int, ...]

    @property
    def first(self) -> int:
        """Return the item where the cue begins."""
        return self.steps[0]

    @property
    def last(self) -> int:
        """Return the item where the cue ends."""
        return self.steps[-1]


class CueBook:
    """All cues of one language."""

    def __init__(self, cues: Iterable[tuple[str, str]]) -> None:
        """Parse pairs of a name and a cue; several cues may share a name."""
        self._elements: dict[str, int] = {}
        self._words: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._classes: dict[str, list[int]] = defaultdict(list)
        self._patterns: dict[int, list[Pattern]] = defaultdict(list)
        for name, cue in cues:
            self._add(name, cue)

    def word(self, keys: tuple[str, ...], classes: tuple[str, ...]) -> Word:
        """Return what a word of these keys and classes is to the cues."""
        elements = frozenset(self._look_up(keys, classes))
        patterns = tuple(pattern for element in sorted(elements) for pattern in self._patterns.get(element, ()))
        opens_domain = any(not pattern.name.startswith("shared.") for pattern in patterns)
        says = any(pattern.name == SAYS for pattern in patterns)
        return Word(keys, classes, elements, patterns, opens_domain, says)

    def find(self, items: Sequence[Item]) -> list[Hit]:
        """Return every cue in a sentence, each at its nearest end, in order."""
        elements = [item.word.elements for item in items]
        hits = []
        for at, item in enumerate(items):
            for pattern in item.word.patterns:
                if pattern.is_anchored and at > 0:
                    continue
                steps = _extend(pattern.rest, elements, at)
                if steps is not None:
                    hits.append(Hit(pattern.name, steps))
        return hits

    def _look_up(self, keys: tuple[str, ...], classes: tuple[str, ...]) -> Iterable[int]:
        for key in keys:
            yield from self._words.get(key, ())
            for length in range(SHORTEST_STEM, len(key) + 1):
                yield from self._stems.get(key[:length], ())
        for name in classes:
            yield from self._classes.get(name, ())

    def _add(self, name: str, cue: str) -> None:
        steps = cue.split()
        is_anchored = steps[:1] == ["^"]
        gap, parsed = 0, []
        for step in steps[1:] if is_anchored else steps:
            if step.startswith(".."):
                gap = _gap_of(name, cue, step)
            else:
                parsed.append((gap, self._element_of(name, cue, step)))
                gap = 0
        if not parsed or gap or parsed[0][0]:
            raise BadInput(f"cue {name}: {cue!r} must begin and end with a word, a stem or a class")
        self._patterns[parsed[0][1]].append(Pattern(name, tuple(parsed[1:]), is_anchored))

    def _element_of(self, name: str, cue: str, step: str) -> int:
        if step in self._elements:
            return self._elements[step]
        number = self._elements[step] = len(self._elements)
        for alternative in step.split("|"):
            if alternative.startswith("@"):
                self._classes[alternative].append(number)
            elif alternative.endswith("*"):
                stem = fold(alternative[:-1])
                if len(stem) < SHORTEST_STEM:
                    raise BadInput(f"cue {name}: {cue!r}: the stem {alternative!r} is too short")
                self._stems[stem].append(number)
            elif alternative:
                self._words[fold(alternative)].append(number)
            else:
                raise BadInput(f"cue {name}: {cue!r}: an alternative is empty")
        return number


def _gap_of(name: str, cue: str, step: str) -> int:
    if not step[2:].isdigit():
        raise BadInput(f"cue {name}: {cue!r}: write a gap like ..3, not {step!r}")
    return int(step[2:])


def _extend(rest: tuple[tuple[int, int], ...], elements: Sequence[frozenset[int]], at: int) -> tuple[int, ...] | None:
    """Return the items of this step and the remaining ones, the nearest first, or None where they do not fit."""
    if not rest:
        return (at,)
    (gap, element), later = rest[0], rest[1:]
    for following in range(at + 1, min(at + 2 + gap, len(elements))):
        if element in elements[following]:
            steps = _extend(later, elements, following)
            if steps is not None:
                return (at, *steps)
    return None
