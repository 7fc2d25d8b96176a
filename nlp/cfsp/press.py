"""The press on Serbia's alignment: one sentence may say that it aligned with one decision and not with another."""

from dataclasses import dataclass, field, replace
from datetime import date

from nlp.cfsp.clause import clauses_of, verbs_in
from nlp.cfsp.day import Day
from nlp.cfsp.number import settle
from nlp.cfsp.record import Measure, Unread
from nlp.cfsp.reference import Reference, references_in
from nlp.cfsp.regime import find_regime
from nlp.cfsp.sentence import Sentence
from nlp.cfsp.statement import adopted_in, aligning_clause
from nlp.cfsp.subject import named_countries
from nlp.cfsp.words import any_of

SERBIA = "SRB"
_COUNTED = ("one", "two", "three", "four")


@dataclass
class Item:
    """A decision of an article: what is said of Serbia, which others aligned, and the words about it."""

    reference: Reference
    is_aligned: bool | None
    about: str
    sentence: Sentence
    others: frozenset[str] = frozenset()
    base: list[Reference] = field(default_factory=list)


@dataclass
class Article:
    """What was read so far: decisions, and what the last sentence about Serbia said (None: both ways, or nothing)."""

    items: list[Item] = field(default_factory=list)
    said: bool | None = None
    day: Day | None = None
    # Decisions since the last sentence that names them together ("these two decisions").
    fresh: int = 0


def speaks_of_serbia(sentence: Sentence) -> bool:
    """Tell whether a sentence says that Serbia did or did not align, and not merely that it is one of several."""
    key = sentence.key
    if not verbs_in(key) or not any_of("serbia").search(key):
        return False
    has_no = any(clause.is_aligned is False for clause in clauses_of(key))
    listed = aligning_clause(sentence)
    others = named_countries(listed, sentence) if listed is not None else None
    return has_no or others is None or isinstance(others, Unread) or others.aligned <= {SERBIA}


def read_press(title: Sentence, sentences: list[Sentence], stated_on: date | None) -> tuple[Measure, ...] | Unread:
    """Read an article; every decision it names must be said to be aligned with or not, else nothing is taken."""
    article = Article()
    for sentence in sentences:
        _read_sentence(article, sentence)
    if not article.items:
        return Unread("no-decision", title.text or sentences[0].text)
    measures: dict[str, Measure] = {}
    for item in article.items:
        # Of an article about one decision every sentence may name the regime.
        texts = [title.key, *(one.key for one in sentences)] if len(article.items) == 1 else []
        measure = _measure(item, texts, stated_on)
        known = measures.get(measure.number or "")
        if known and measure.aligned | measure.not_aligned and _contradicts(known, measure):
            return Unread("unclear-polarity", item.sentence.text)
        measures[measure.number or ""] = _merged(known, measure) if known else measure
    unclear = [one for one in measures.values() if SERBIA not in one.aligned | one.not_aligned]
    return Unread("unclear-polarity", unclear[0].sentence) if unclear else tuple(measures.values())


def _read_sentence(article: Article, sentence: Sentence) -> None:
    key = sentence.key
    references = references_in(key)
    clauses = clauses_of(key)
    is_about = speaks_of_serbia(sentence)
    said = {clause.is_aligned for clause in clauses if clause.is_aligned is not None} if is_about else set()
    if references:
        _take(article, sentence, references, is_about=is_about)
    elif said:
        article.said = said.pop() if len(said) == 1 else None
    if said and references:
        article.said = said.pop() if len(said) == 1 else None
    if not is_about and any_of("align", "by").search(key):
        _take_others(article, sentence)
    elif is_about and not references:
        _tell_back(article, sentence)


def _take(article: Article, sentence: Sentence, references: list[Reference], *, is_about: bool) -> None:
    """Take a sentence's decisions, each with what its clause says, or what was said before where it says nothing."""
    key = sentence.key
    clauses = clauses_of(key)
    adopted = adopted_in(key, references)
    fresh = 0
    for at, one in enumerate(references):
        end = references[at + 1].start if at + 1 < len(references) else len(key)
        clause = next(clause for clause in clauses if clause.start <= one.start < clause.end)
        if _is_base(key, references, at, adopted):
            if article.items:
                article.items[-1].base.append(one)
            continue
        said = clause.is_aligned if is_about else article.said
        day = one.day or (article.day if any_of("same_day").search(key) else None)
        article.day = day or article.day
        about = key[one.end : max(end, clause.end)] if at + 1 == len(references) else key[one.end : end]
        before = key[: one.start] if at == 0 else ""
        article.items.append(Item(replace(one, day=day), said, f"{about} | {before}", sentence))
        fresh += 1
    article.fresh = article.fresh + fresh


def _is_base(key: str, references: list[Reference], at: int, adopted: list[Reference]) -> bool:
    """Tell whether a decision is only named as the one that another amends."""
    before = key[references[at - 1].end if at else 0 : references[at].start]
    return references[at] not in adopted and bool(any_of("amending").search(before))


def _take_others(article: Article, sentence: Sentence) -> None:
    """Add the other countries of "with these two decisions aligned X, Y and Z" to the decisions that it means."""
    clause = aligning_clause(sentence)
    named = named_countries(clause, sentence) if clause is not None else None
    meant = _meant(article, sentence)
    if named is None or isinstance(named, Unread) or not meant:
        return
    for item in meant:
        item.others |= named.aligned - {SERBIA}
        if SERBIA in named.aligned and item.is_aligned is None:
            item.is_aligned = True
        if SERBIA in named.excepted and item.is_aligned is None:
            item.is_aligned = False
    article.fresh = 0


def _tell_back(article: Article, sentence: Sentence) -> None:
    """Let "Serbia did not align with these decisions" speak of those named before without a word on it."""
    said = {clause.is_aligned for clause in clauses_of(sentence.key) if clause.is_aligned is not None}
    meant = [item for item in _meant(article, sentence) if item.is_aligned is None]
    if len(said) == 1 and meant:
        value = said.pop()
        for item in meant:
            item.is_aligned = value


def _meant(article: Article, sentence: Sentence) -> list[Item]:
    """Return the decisions that "this decision", "these three decisions" means: the last ones named."""
    key = sentence.key
    for count, name in reversed(list(enumerate(_COUNTED, 1))):
        if any_of(name).search(key):
            return article.items[-count:] if count <= len(article.items) else []
    return article.items[-article.fresh :] if any_of("many").search(key) and article.fresh else []


def _measure(item: Item, texts: list[str], stated_on: date | None) -> Measure:
    decision = settle(item.reference, item.reference.day, stated_on)
    base = tuple(settle(one, None, None).number for one in item.base)
    about, _, before = item.about.partition(" | ")
    serbia = frozenset({SERBIA})
    return Measure(
        number=decision.number,
        printed=item.reference.printed,
        act=item.reference.act,
        decided_on=decision.decided_on,
        regime=find_regime((decision.number, *base), (about, before, *texts)),
        base_acts=base,
        aligned=item.others | (serbia if item.is_aligned else frozenset()),
        not_aligned=serbia if item.is_aligned is False else frozenset(),
        sentence=item.sentence.text,
        corrections=decision.corrections,
    )


def _contradicts(known: Measure, other: Measure) -> bool:
    return bool(known.aligned & other.not_aligned or known.not_aligned & other.aligned)


def _merged(known: Measure, other: Measure) -> Measure:
    """Join what two sentences of an article say of one decision."""
    return replace(
        known,
        decided_on=known.decided_on or other.decided_on,
        regime=known.regime or other.regime,
        aligned=known.aligned | other.aligned,
        not_aligned=known.not_aligned | other.not_aligned,
    )
