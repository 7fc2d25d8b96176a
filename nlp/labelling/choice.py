"""Choose sentences: the most useful ones and a few by chance, spread over documents, sources, languages, wordings."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nlp.labelling.settings import Choice
from nlp.labelling.usefulness import Probabilities, usefulness
from nlp.script import fold

# So many times the number wanted are weighed against each other; the rest could hardly be chosen.
SHORTLIST = 20


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be chosen; `guess` is what the tagger says now, as `domain/direction/PARTNER/actor/stage`."""

    lang: str
    date: str
    outlet: str
    source: str
    doc: str
    unit: str
    text: str
    context: str
    guess: str
    beliefs: Probabilities = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the id of the sentence's text."""
        return text_id(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words, without script and diacritics."""
        return frozenset(wording(self.text).split())


def text_id(text: str) -> str:
    """Return the first 16 hex digits of SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def wording(text: str) -> str:
    """Return what two copies of a sentence share: folded words, no punctuation."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())


@dataclass(frozen=True)
class Chooser:
    """Chooses by settings and seed; `labelled` counts rows by domain, `known` holds wordings."""

    settings: Choice
    seed: int
    labelled: Mapping[str, int]
    known: frozenset[str]

    def choose(self, candidates: Iterable[Candidate], count: int) -> list[tuple[Candidate, str]]:
        """Return at most `count` candidates, each with `picked` (doubt) or `ordinary` (chance)."""
        fresh = self._fresh(candidates)
        by_chance = round(count * self.settings.by_chance)
        run = _Run(self.settings, Counter(self.labelled))
        for candidate in self._doubted(fresh, SHORTLIST * count, run, count - by_chance):
            run.take(candidate, "picked")
        for candidate in fresh:
            if len(run.taken) >= min(count, run.count_of("picked") + by_chance):
                break
            if run.allows(candidate):
                run.take(candidate, "ordinary")
        return run.taken

    def _fresh(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """Return one candidate for each wording not labelled yet, in an order that only the seed decides."""
        low, high = self.settings.fewest_words, self.settings.most_words
        found: dict[str, Candidate] = {}
        for candidate in sorted(candidates, key=lambda each: (each.id, each.doc)):
            key = wording(candidate.text)
            if key not in self.known and low <= len(key.split()) <= high:
                found.setdefault(key, candidate)
        return sorted(found.values(), key=lambda each: text_id(f"{self.seed} {each.id}"))

    def _doubted(self, fresh: Sequence[Candidate], most: int, run: "_Run", count: int) -> Iterable[Candidate]:
        """Yield the candidate worth most after those taken before it, `count` times at most."""
        ranked = sorted(fresh, key=lambda each: -usefulness(each.beliefs, self.labelled, self.settings.thin))
        pool = [each for each in ranked[:most] if each.beliefs]
        for _ in range(count):
            pool = [each for each in pool if run.allows(each)]
            if not pool:
                return
            best = max(pool, key=run.worth)
            yield best


class _Run:
    """What was taken so far, and what that means for the next."""

    def __init__(self, settings: Choice, labelled: Counter[str]) -> None:
        self.settings, self.labelled = settings, labelled
        self.taken: list[tuple[Candidate, str]] = []
        self._seen: Counter[tuple[str, str]] = Counter()

    def count_of(self, part: str) -> int:
        return sum(1 for _, each in self.taken if each == part)

    def worth(self, candidate: Candidate) -> float:
        crowd = (1 + self._seen["source", candidate.source]) * (1 + self._seen["lang", candidate.lang])
        return usefulness(candidate.beliefs, self.labelled, self.settings.thin) / float(crowd**self.settings.spread)

    def allows(self, candidate: Candidate) -> bool:
        if self._seen["doc", candidate.doc] >= self.settings.most_of_document:
            return False
        return all(_likeness(candidate.words, other.words) <= self.settings.most_alike for other, _ in self.taken)

    def take(self, candidate: Candidate, part: str) -> None:
        self.taken.append((candidate, part))
        for kind in ("source", "lang", "doc"):
            self._seen[kind, getattr(candidate, kind)] += 1
        if candidate.beliefs and part == "picked":
            (domain, _), _ = max(candidate.beliefs.items(), key=lambda item: item[1])
            self.labelled[domain] += 1


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
