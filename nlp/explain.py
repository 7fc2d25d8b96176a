"""Why a sentence gives a signal, or none: what was read in it, and how far each domain's rules came."""

from datetime import date
from typing import Any

from nlp.annotate import prepare
from nlp.pipeline import build
from nlp.rules import SERBIA
from nlp.signals import SignalFinder

Row = dict[str, Any]
NOTHING = "no actor and no cue"


def explain(text: str, *, language: str, day: date | None) -> list[Row]:
    """Return for each sentence: actors with camp, cues (denied ones apart), speaker, signals and, without one, why."""
    nlp = build(language)
    finder = nlp.get_pipe("azimuth_signals")
    if not isinstance(finder, SignalFinder):
        raise TypeError("azimuth_signals is no SignalFinder")
    doc = nlp(prepare(text, language=language, part="body", context="", day=day))
    read = {sentence.start: reading for sentence, reading in finder.readings(doc)}
    rows: list[Row] = []
    for sentence in doc.sents:
        reading = read.get(sentence.start)
        if reading is None:
            rows.append({"sentence": sentence.text, "actors": [], "signals": [], "why_none": NOTHING})
            continue
        spans = [span for span in doc.spans["signals"] if sentence.start <= span.start < sentence.end]
        rows.append(
            {
                "sentence": sentence.text,
                "actors": [
                    {"text": _text(sentence, reading.items[m.item]), "id": m.id, "side": m.side, "camp": m.camp}
                    for m in reading.mentions
                ],
                "cues": sorted({hit.name for hit in reading.hits if hit not in reading.denied}),
                "denied": sorted({hit.name for hit in reading.denied}),
                "speaker": reading.speaker.id if reading.speaker else ("?" if reading.has_unknown_speaker else None),
                "features": sorted(reading.features - {hit.name for hit in reading.hits}),
                "signals": [_signal(span) for span in spans],
                "why_none": "" if spans else _why_none(finder, reading.features),
            }
        )
    return rows


def _text(sentence: Any, item: Any) -> str:
    return str(sentence.doc[item.start : item.end].text)


def _signal(span: Any) -> Row:
    signal = span._.signal
    return {
        "domain": signal.domain,
        "direction": signal.direction,
        "partner": list(signal.partner),
        "actor": signal.actor,
        "stage": signal.stage,
        "rule": signal.rule,
        "is_negated": signal.is_negated,
        "evidence": span.text,
    }


def _why_none(finder: SignalFinder, features: set[str]) -> str:
    """Return the nearest miss: the rule with the fewest conditions unmet."""
    if not features & SERBIA:
        return "Serbia is not named and nothing says that it is meant"
    misses = []
    for _, ready in finder.rules.rules:
        unmet = [" or ".join(sorted(need)) for need in ready.needs if need.isdisjoint(features)]
        if len(unmet) < len(ready.rule.all):
            barred = sorted(ready.bars & features)
            misses.append((len(unmet) + len(barred), -len(ready.needs), ready.rule.id, unmet, barred))
    if not misses:
        return "no cue of any domain"
    _, _, name, unmet, barred = min(misses)
    parts = [f"lacks {', '.join(unmet)}"] if unmet else []
    parts += [f"barred by {', '.join(barred)}"] if barred else []
    return f"nearest rule {name}: {'; '.join(parts) or 'no partner whose camp could decide'}"
