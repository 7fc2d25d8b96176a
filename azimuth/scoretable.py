"""Scores as Markdown tables, which also read well in a terminal."""

from collections.abc import Iterator

from azimuth.layout import Row


def table(figures: Row) -> Iterator[str]:
    """Yield the lines: micro scores of every part and language, further figures, then cells of all rows."""
    yield f"Pipeline {figures['pipeline_version']}, scored on {figures['scored_on']}, gold rows {figures['gold']}."
    yield ""
    yield "| part | (domain, direction) | rows | precision | recall | F1 | 95 % of F1 | gold | found |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for part, scores in figures["parts"].items():
        for name, cell in scores["domain_direction"].items():
            low, high = cell["f1_interval_95"]
            counts = f"{cell['gold']} | {cell['found']}"
            yield f"| {part} | {name} | {cell['rows']} | {_scores(cell)} | {low:.3f}-{high:.3f} | {counts} |"
    yield from _further(figures)
    everything = figures["parts"]["all"]
    for kind in ("domain", "direction", "cell", "source"):
        yield from ("", f"| {kind} | precision | recall | F1 | gold | found |", "|---|---|---|---|---|---|")
        for name, cell in everything[kind].items():
            yield f"| {name} | {_scores(cell)} | {cell['gold']} | {cell['found']} |"
    yield from ("", "| labelled stage | signals | found | with that stage |", "|---|---|---|---|")
    for stage, counts in everything["stage_found"].items():
        yield f"| {stage} | {counts['gold']} | {counts['found']} | {counts['right']} |"
    yield from ("", "| probability from | found | mean probability | share right |", "|---|---|---|---|")
    for each in figures["calibration"]:
        yield f"| {each['from']:.1f} | {each['found']} | {each['mean_probability']:.3f} | {each['share_right']:.3f} |"
    yield from ("", "| gold > found direction, same domain | rows |", "|---|---|")
    for name, count in everything["confusion"].items():
        yield f"| {name} | {count} |"


def _further(figures: Row) -> Iterator[str]:
    yield ""
    yield "| part | has a signal, F1 | matches | stage right | actor right | reversal right | partner F1 |"
    yield "|---|---|---|---|---|---|---|"
    for part, scores in figures["parts"].items():
        matched = scores["on_matches"]
        values = [matched[f"{field}_accuracy"] for field in ("stage", "actor", "reversal")]
        numbers = [_number(value) for value in (*values, matched["partner"]["f1"])]
        yield f"| {part} | {_number(scores['has_signal']['f1'])} | {matched['matches']} | {' | '.join(numbers)} |"
    if "negatives" in figures:
        negatives = figures["negatives"]
        share = _number(negatives["share"])
        yield ""
        yield f"Hard negatives with a signal: {negatives['with_signal']} of {negatives['rows']} ({share})."


def _scores(cell: Row) -> str:
    return " | ".join(_number(cell[key]) for key in ("precision", "recall", "f1"))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
