"""Score signals against labelled sentences: precision, recall and F1 with intervals, and the rest on matches."""

import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Key = tuple[str, str]
RESAMPLES = 500
SEED = 20251103


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled row and what was found in it; both map (domain, direction) to a signal."""

    row: Row
    gold: Mapping[Key, Row]
    found: Mapping[Key, Row]


def pair(row: Row, found: Iterable[Row]) -> Pair:
    """Return a gold row beside the signals found in its text."""
    return Pair(row, _by_key(row["signals"]), _by_key(found))


def _by_key(signals: Iterable[Row]) -> dict[Key, Row]:
    return {(signal["domain"], signal["direction"]): signal for signal in signals}


def in_part(pairs: Iterable[Pair], percent: int, *, rest: bool = False) -> list[Pair]:
    """Return the pairs of about `percent` % of the documents, always the same ones, or of the rest."""
    return [each for each in pairs if (_share_of(each.row["doc"]) < percent) is not rest]


def _share_of(document: str) -> int:
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % 100


def scores(pairs: Sequence[Pair]) -> Row:
    """Return every figure, as `azimuth evaluate` writes it."""
    languages = sorted({pair.row["lang"] for pair in pairs})
    by_language = {name: [p for p in pairs if p.row["lang"] == name] for name in languages}
    return {
        "rows": len(pairs),
        "domain_direction": {
            "all": with_interval(pairs),
            **{name: with_interval(part) for name, part in by_language.items()},
        },
        "domain": _by(pairs, lambda key: key[0]),
        "direction": _by(pairs, lambda key: key[1]),
        "cell": _by(pairs, "/".join),
        "source": {name: f1(_counts(part)) for name, part in _by_source(pairs).items()},
        "stage_found": _stage_found(pairs),
        "has_signal": f1(_presence(pairs)),
        "on_matches": on_matches(pairs),
        "confusion": confusion(pairs),
    }


def _by_source(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    groups: dict[str, list[Pair]] = defaultdict(list)
    for each in pairs:
        groups[each.row.get("source") or "-"].append(each)
    return dict(sorted(groups.items()))


def _stage_found(pairs: Iterable[Pair]) -> Row:
    """Count by labelled stage: signals, those found, and those found with that stage."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in pairs:
        for key, signal in each.gold.items():
            found = each.found.get(key)
            counts[signal["stage"]].update(
                gold=1, found=found is not None, right=found is not None and found["stage"] == signal["stage"]
            )
    return {stage: dict(count) for stage, count in sorted(counts.items())}


def _counts(pairs: Iterable[Pair]) -> Counter[str]:
    return _total(_counts_by(pairs, lambda key: "all"))


def _by(pairs: Iterable[Pair], name: Callable[[Key], str]) -> Row:
    return {group: f1(counts) for group, counts in sorted(_counts_by(pairs, name).items())}


def _counts_by(pairs: Iterable[Pair], name: Callable[[Key], str]) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for each in pairs:
        for key in each.gold.keys() | each.found.keys():
            kind = "wrong" if key not in each.gold else "right" if key in each.found else "missed"
            groups[name(key)][kind] += 1
    return groups


def _total(groups: Mapping[str, Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counts in groups.values():
        total.update(counts)
    return total


def _presence(pairs: Iterable[Pair]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in pairs:
        if each.gold and each.found:
            counts["right"] += 1
        elif each.gold:
            counts["missed"] += 1
        elif each.found:
            counts["wrong"] += 1
    return counts


def f1(counts: Counter[str]) -> Row:
    """Return precision, recall and F1 of counts of right, missed and wrong."""
    right, missed, wrong = counts["right"], counts["missed"], counts["wrong"]
    return {
        "precision": round(right / (right + wrong), 4) if right + wrong else None,
        "recall": round(right / (right + missed), 4) if right + missed else None,
        "f1": round(2 * right / (2 * right + missed + wrong), 4) if right + missed + wrong else None,
        "gold": right + missed,
        "found": right + wrong,
    }


def with_interval(pairs: Sequence[Pair]) -> Row:
    """Return micro scores with the 95 % interval of F1, resampled by document: sentences of one article go together."""
    by_document: dict[str, Counter[str]] = defaultdict(Counter)
    for each in pairs:
        by_document[each.row["doc"]].update(_counts([each]))
    documents = list(by_document.values())
    chance = random.Random(SEED)  # noqa: S311 - resampling, not secrecy
    samples = []
    for _ in range(RESAMPLES if documents else 0):
        total = {str(at): counts for at, counts in enumerate(chance.choices(documents, k=len(documents)))}
        samples.append(f1(_total(total))["f1"] or 0.0)
    samples.sort()
    interval = [samples[int(RESAMPLES * 0.025)], samples[int(RESAMPLES * 0.975)]] if samples else None
    return f1(_counts(pairs)) | {"f1_interval_95": interval, "rows": len(pairs)}


def on_matches(pairs: Iterable[Pair]) -> Row:
    """Return the accuracy of stage and actor and the F1 of partners, where domain and direction are right."""
    matches = [(each.gold[key], each.found[key]) for each in pairs for key in each.gold.keys() & each.found.keys()]
    partners: Counter[str] = Counter()
    for gold, found in matches:
        wanted, given = set(gold["partner"]), set(found["partner"])
        partners.update(right=len(wanted & given), missed=len(wanted - given), wrong=len(given - wanted))

    def accuracy(field: str) -> float | None:
        right = sum(gold[field] == found[field] for gold, found in matches)
        return round(right / len(matches), 4) if matches else None

    return {
        "matches": len(matches),
        "stage_accuracy": accuracy("stage"),
        "actor_accuracy": accuracy("actor"),
        "reversal_accuracy": accuracy("reversal"),
        "partner": f1(partners),
    }


def confusion(pairs: Iterable[Pair]) -> dict[str, int]:
    """Count `gold > found` directions where the domain is right and the direction is not, or both are."""
    counts: Counter[str] = Counter()
    for each in pairs:
        for domain in {key[0] for key in each.gold} & {key[0] for key in each.found}:
            gold = sorted(key[1] for key in each.gold if key[0] == domain)
            found = sorted(key[1] for key in each.found if key[0] == domain)
            counts[f"{'+'.join(gold)} > {'+'.join(found)}"] += 1
    return dict(counts.most_common())


def worst(pairs: Iterable[Pair], number: int) -> list[Row]:
    """Return the rows with the most wrong and missed signals."""
    ranked = sorted(pairs, key=lambda each: (-len(each.gold.keys() ^ each.found.keys()), each.row["id"]))
    return [
        {
            "id": each.row["id"],
            "lang": each.row["lang"],
            "text": each.row["text"],
            "missed": ["/".join(key) for key in sorted(each.gold.keys() - each.found.keys())],
            "wrong": [
                f"{'/'.join(key)} by {each.found[key].get('rule')}"
                for key in sorted(each.found.keys() - each.gold.keys())
            ],
        }
        for each in ranked[:number]
        if each.gold.keys() != each.found.keys()
    ]
