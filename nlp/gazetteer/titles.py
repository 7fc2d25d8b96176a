"""Titles: "predsednik Srbije", "Russian Foreign Minister Sergei Lavrov", "шеф руске дипломатије" become one mention."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from nlp.gazetteer.actor import Actor
from nlp.gazetteer.offices import office_of, roles, title_actor
from nlp.gazetteer.patterns import Pattern
from nlp.gazetteer.readings import Reading
from nlp.gazetteer.records import actors

# A mention before titles are joined: start, end (excluded), pattern.
Settled = tuple[int, int, Pattern]
# "Minister for Foreign Affairs of the Republic of Serbia": how many words may tie two names.
_MOST_TIES = 3
# A bare "ministar" within so many words of a foreign name is a foreign minister more often than not.
_SAME_STORY = 8
_HOLDS_OFFICES = frozenset({"state", "bloc", "institution", "firm", "church", "party", "media", "place", "project"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor in words `start` to `end` (excluded); `form` as in `Pattern`; `office` where a title says one."""

    start: int
    end: int
    actor: Actor
    form: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Customs:
    """How a language writes titles; the words are folded (`lexicons/titles.toml`)."""

    ties: frozenset[str]  # may stand between a name and a role (of, 's)
    former: frozenset[str]  # before a title: no longer in office ("bivši")
    deputy: frozenset[str]  # before a title: somebody else than its holder ("zamenik")
    names_lead: bool  # a bare name may stand before its role (English: "Serbia President")
    home: str | None  # the state that a role without one belongs to ("ministar odbrane" in the Serbian press)


@dataclass(slots=True)
class _Title:
    """A title as it is being read."""

    start: int
    end: int
    taken: int = 0  # how many mentions it holds
    role: str = ""
    body: Actor | None = None
    person: Actor | None = None


def join_titles(settled: list[Settled], words: Sequence[Reading], day: date | None, customs: Customs) -> list[Mention]:
    """Join roles with the states, bodies and persons beside them; roles that belong to nobody fall away."""
    mentions: list[Mention] = []
    at = 0
    while at < len(settled):
        title = _read_title(settled[at : at + 4], words, customs)
        if title:
            before = words[title.start - 1].key if title.start else ""
            home = None if before in customs.former else _home(title, mentions, customs)
            mention = _title_mention(title, day, home, before in customs.former, before in customs.deputy)
            if mention:
                mentions.append(mention)
            at += title.taken
            continue
        start, end, pattern = settled[at]
        if pattern.actor:
            mentions.append(Mention(start, end, pattern.actor, pattern.form))
        at += 1
    return mentions


def _home(title: _Title, mentions: list[Mention], customs: Customs) -> Actor | None:
    """Return the state that a role without one belongs to: the press's own, unless another state was just named."""
    role = roles().get(title.role)
    if customs.home is None or role is None or not role.is_bare:
        return None
    before = [mention for mention in mentions[-1:] if title.start - mention.end <= _SAME_STORY]
    is_abroad = any(mention.actor.side == "partner" for mention in before)
    return None if is_abroad or not office_of(title.role, customs.home) else actors()[customs.home]


def _read_title(settled: list[Settled], words: Sequence[Reading], customs: Customs) -> _Title | None:
    """Read a title where one begins: [state or body] role [state or body] [person]."""
    title = _Title(settled[0][0], settled[0][0])
    rest = iter(settled)
    found: Settled | None = settled[0]
    next(rest)
    if found and _may_lead(found[2], customs):
        title.body, title.end, title.taken = found[2].actor, found[1], 1
        found = _next_to(title, next(rest, None), words, customs.ties)
    if found is None or found[2].form not in {"role", "title"}:
        return None
    title.role, title.end, title.taken = found[2].role, found[1], title.taken + 1
    title.body = found[2].actor or title.body
    found = _next_to(title, next(rest, None), words, customs.ties)
    if found and title.body is None and _is_body(found[2]) and found[2].form == "name":
        title.body, title.end, title.taken = found[2].actor, found[1], title.taken + 1
        found = _next_to(title, next(rest, None), words, customs.ties)
    if found and found[0] == title.end and _is_person(found[2]):
        title.person, title.end, title.taken = found[2].actor, found[1], title.taken + 1
    return title


def _may_lead(pattern: Pattern, customs: Customs) -> bool:
    return _is_body(pattern) and (customs.names_lead or pattern.form == "adjective")


def _is_body(pattern: Pattern) -> bool:
    return (
        pattern.actor is not None and pattern.form not in {"title", "demonym"} and pattern.actor.kind in _HOLDS_OFFICES
    )


def _is_person(pattern: Pattern) -> bool:
    return pattern.actor is not None and pattern.actor.kind == "person" and pattern.form in {"name", "surname"}


def _next_to(title: _Title, found: Settled | None, words: Sequence[Reading], ties: frozenset[str]) -> Settled | None:
    """Return a mention if nothing but ties stands between it and the title so far."""
    if found is None or found[0] - title.end > _MOST_TIES:
        return None
    return found if all(word.key in ties for word in words[title.end : found[0]]) else None


def _title_mention(
    title: _Title, day: date | None, home: Actor | None, is_former: bool, is_deputy: bool
) -> Mention | None:
    body = title.body or (None if title.person else home)
    if title.person:
        office = office_of(title.role, body.id) if body and not (is_former or is_deputy) else None
        return Mention(title.start, title.end, title.person, "name", office.id if office else None)
    if body is None:
        return None
    actor, office_id = title_actor(title.role, body, None if is_former or is_deputy else day)
    if is_former and actor.partner == "RS":
        actor = replace(actor, side="domestic")
    return Mention(title.start, title.end, actor, "title", office_id)
