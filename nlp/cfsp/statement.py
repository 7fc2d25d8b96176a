"""The High Representative's statement: decisions that the Council adopted, then one sentence that says who aligns."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from nlp.cfsp.clause import verbs_in
from nlp.cfsp.number import settle
from nlp.cfsp.record import Measure, Unread
from nlp.cfsp.reference import Reference, is_glue, is_joined, references_in
from nlp.cfsp.regime import find_regime
from nlp.cfsp.sentence import Sentence
from nlp.cfsp.subject import Named, named_countries, names_country
from nlp.cfsp.words import any_of, countries


@dataclass
class Block:
    """Decisions and the sentences about them, and the sentence that says who aligns."""

    adopted: list[Reference] = field(default_factory=list)
    base: list[Reference] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    named: Named | None = None
    sentence: Sentence | None = None


def read_statement(title: Sentence, sentences: list[Sentence], stated_on: date | None) -> tuple[Measure, ...] | Unread:
    """Read a statement; the countries come from the aligning sentences alone, never from footnotes or headings."""
    blocks = [Block()]
    vague: Unread | None = None
    for sentence in sentences:
        clause = aligning_clause(sentence)
        named = named_countries(clause, sentence) if clause is not None else None
        if named is None:
            _gather(blocks, sentence)
        elif isinstance(named, Named):
            _close(blocks, named, sentence)
        elif named.reason == "unknown-country":
            return named
        else:
            vague = vague or named
    closed = _with_decisions(blocks, title)
    if isinstance(closed, Unread):
        return vague or closed
    return tuple(measure for block in closed for measure in _measures(block, title, stated_on))


def aligning_clause(sentence: Sentence) -> str | None:
    """Return the folded words that name who aligns, or None where the sentence does not say it."""
    key = sentence.key
    by = any_of("by").search(key)
    if by:
        return key[by.end() :]
    verb = next((verb for verb in verbs_in(key) if not verb.is_negated), None)
    if not verb:
        return None
    anchor = any_of("anchor").search(key, 0, verb.start)
    before = key[anchor.start() if anchor else 0 : verb.start]
    if names_country(before):
        return before
    return _behind(key[verb.end :]) or (key[: verb.start] if anchor or any_of("unnamed").search(before) else None)


def _behind(words: str) -> str | None:
    """Return who aligns where it stands behind the verb: after a colon, or at once (uskladile su se Crna Gora ...)."""
    _, colon, listed = words.partition(":")
    if colon and names_country(listed):
        return listed
    relative = any_of("relative").search(words)
    for listed in (words[: relative.start()] if relative else words, words):
        if names_country(listed):
            return None if any_of("object").search(listed) else listed
    return None


def _gather(blocks: list[Block], sentence: Sentence) -> None:
    """Take the decisions that a sentence says were adopted, and those it amends."""
    references = references_in(sentence.key)
    adopted = adopted_in(sentence.key, references)
    if adopted and blocks[-1].named:
        blocks.append(Block())
    block = blocks[-1]
    block.adopted += adopted
    if block.named is None:
        block.base += [one for one in references if one not in adopted]
        block.about.append(sentence.key)


def adopted_in(key: str, references: list[Reference]) -> list[Reference]:
    """Return those of a sentence's decisions that it says were adopted; what they amend or implement is left out."""
    found: list[Reference] = []
    for at, one in enumerate(references):
        start = references[at - 1].end if at else 0
        gap = key[start : one.start]
        verbs = list(any_of("adopt").finditer(gap))
        behind = key[one.end :].lstrip(" ,").removeprefix("was ").removeprefix("were ")
        is_next = bool(found) and found[-1].end == start and is_joined(gap)
        if is_next or any_of("adopt").match(behind) or (verbs and is_glue(gap[verbs[-1].end() :])):
            found.append(one)
    return found


def _close(blocks: list[Block], named: Named, sentence: Sentence) -> None:
    """Let an aligning sentence speak of the open block; a second one about the same decisions adds its countries."""
    block = blocks[-1]
    if block.named is None:
        block.named, block.sentence = named, sentence
    elif block.adopted:
        block.named = Named(block.named.aligned | named.aligned, block.named.excepted | named.excepted)
    else:
        blocks.append(Block(named=named, sentence=sentence))


def _with_decisions(blocks: list[Block], title: Sentence) -> list[Block] | Unread:
    """Return the blocks that have both decisions and countries.

    Where none has, the decisions are those that the aligning sentence itself names, or that follow it, or the title's;
    a declaration without a decision stays a block without one.
    """
    named = [block for block in blocks if block.named]
    if not named:
        return Unread("no-aligning-sentence", title.text or blocks[0].about[0] if blocks[0].about else title.text)
    full = [block for block in named if block.adopted]
    if full:
        return full
    later = [one for block in blocks for one in block.adopted]
    for block in named:
        key = block.sentence.key if block.sentence else ""
        start = next((match.start() for match in any_of("align", "by").finditer(key)), len(key))
        objects = [one for one in references_in(key) if one.start > start]
        if not objects and len(named) == 1:
            block.adopted = later or _joined(title.key, references_in(title.key))
        else:
            block.adopted = _joined(key, objects)
            block.base += objects[len(block.adopted) :]
    if all(block.adopted for block in named) or _is_declaration(named):
        return named
    return Unread("no-decision", named[0].sentence.text if named[0].sentence else title.text)


def _joined(key: str, references: list[Reference]) -> list[Reference]:
    """Return the first decision, and those that are joined to it."""
    found = references[:1]
    for before, one in pairwise(references):
        if not is_joined(key[before.end : one.start]):
            break
        found.append(one)
    return found


def _is_declaration(blocks: list[Block]) -> bool:
    return all(block.sentence and any_of("declaration").search(block.sentence.key) for block in blocks)


def _measures(block: Block, title: Sentence, stated_on: date | None) -> Iterator[Measure]:
    """Yield the block's decisions, each with the block's countries; one without decisions is a declaration."""
    base = tuple(dict.fromkeys(settle(one, None, None).number for one in block.base))
    days = [one.day for one in block.adopted if one.day]
    texts = (title.key, *block.about)
    seen = set()
    for one in block.adopted:
        decision = settle(one, one.day or (days[0] if days else None), stated_on)
        if decision.number not in seen:
            seen.add(decision.number)
            measure = _measure(block, stated_on or decision.decided_on)
            acts = tuple(act for act in base if act != decision.number)
            yield replace(
                measure,
                number=decision.number,
                printed=one.printed,
                act=one.act,
                decided_on=decision.decided_on,
                regime=find_regime((decision.number, *acts), texts),
                base_acts=acts,
                corrections=decision.corrections,
            )
    if not block.adopted:
        yield replace(_measure(block, stated_on), regime=find_regime(base, texts), base_acts=base)


def _measure(block: Block, day: date | None) -> Measure:
    """Return what a block says of countries, of whatever decision: who was invited and is not named did not align."""
    if block.named is None or block.sentence is None:
        raise ValueError("a block without an aligning sentence gives no measure")
    invited = frozenset(country.iso3 for country in countries() if day and country.is_invited_on(day))
    return Measure(
        number=None,
        printed=None,
        act="declaration",
        decided_on=None,
        regime=None,
        base_acts=(),
        aligned=block.named.aligned,
        not_aligned=(invited - block.named.aligned) | block.named.excepted,
        sentence=block.sentence.text,
    )
