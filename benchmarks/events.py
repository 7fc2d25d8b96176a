"""Figures of the grouping: agreement with pairs that a reader judged, and seconds for many signals.

    python benchmarks/events.py agreement            # of the events in AZIMUTH_DATA, with tests/event_pairs.csv
    python benchmarks/events.py speed 100000         # made-up signals in a folder of its own

For `agreement` import, annotate and load shared/text/input_corpus.jsonl.gz, then run `azimuth events`.
"""

import random
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from azimuth.events import wording
from azimuth.layout import data_folder
from reports.events.agreement import agreement
from reports.events.build import build_events
from reports.events.store import store
from warehouse.migrate import migrate
from warehouse.rowsfile import insert_rows
from warehouse.store import lake_in, reading, writing

PAIRS = Path(__file__).parent.parent / "tests" / "event_pairs.csv"
START = datetime(2024, 1, 1, tzinfo=UTC)
DOMAINS = ("energy", "economy", "diplomacy", "sanctions", "kosovo_region", "eu_accession")
# Topics are as unequal as news: a few fill the papers, most are told once.
TOPICS, WORDS, OUTLETS = 20_000, 4_000, 60


def show_agreement() -> None:
    """Print precision and recall on the half used for tuning and on the other."""
    with reading(lake_in(data_folder())) as connection:
        event_of = dict(connection.execute("select signal_id, event_id from raw.event_signal").fetchall())
    for half in ("tune", "test"):
        found = agreement(PAIRS, event_of, half=half)
        print(
            f"{half}: precision {found.precision:.3f}, recall {found.recall:.3f}; "
            f"as drawn {found.drawn_precision:.3f}, {found.drawn_recall:.3f} "
            f"({found.pairs} pairs, {found.missing} no longer found)"
        )


def show_speed(signals: int) -> None:
    """Print the seconds for so many signals over two years, each in a text of its own."""
    with tempfile.TemporaryDirectory() as folder, writing(lake_in(Path(folder))) as connection:
        migrate(connection, "benchmark")
        documents, sentences, rows = made_up(signals)
        insert_rows(connection, "document", documents)
        insert_rows(connection, "sentence", sentences)
        insert_rows(connection, "signal", rows)
        started = monotonic()
        built = build_events(connection, wording())
        worked = monotonic() - started
        store(connection, built, "benchmark", since=None, until=None)
        print(f"{built.counts}: {worked:.0f} s, and {monotonic() - started - worked:.0f} s to store")


def made_up(signals: int) -> tuple[list[dict], list[dict], list[dict]]:
    """Return rows of documents, sentences and signals: topics told in words of their own, a tenth of them copied."""
    rng = random.Random(1)  # noqa: S311 - made-up rows
    words = ["".join(rng.choices("abcdeijklmnoprstuvz", k=8)) for _ in range(WORDS)]
    topics = [(rng.choices(words, k=14), rng.choice(DOMAINS), rng.randrange(730)) for _ in range(TOPICS)]
    documents, sentences, rows, text = [], [], [], ""
    for number in range(signals):
        chosen, domain, day = topics[min(int(rng.paretovariate(0.4)) - 1, TOPICS - 1)]
        if not text or rng.random() > 0.1:
            text = " ".join(["Srbija", *rng.sample(chosen, 9), *rng.choices(words, k=5)])
        on = START + timedelta(days=day + rng.randrange(4))
        name, source = f"{number:016x}", f"outlet-{rng.randrange(OUTLETS)}"
        documents.append({
            "unit": "import-a/0001", "document_id": name, "source": source, "url": name, "canonical_url": name,
            "title": text, "text": None, "language": "sr", "script": "Latn", "published_at": on,
            "published_on": on.date(), "published_precision": "day", "date_source": "import", "seen_at": on,
            "extractor": "import", "extractor_version": "1", "text_hash": text, "pipeline": "sr",
            "pipeline_version": "1",
        })  # fmt: skip
        place = {
            "unit": "import-a/0001",
            "document_id": name,
            "sentence_no": 0,
            "start_offset": 0,
            "end_offset": len(text),
        }
        sentences.append({**place, "part": "title", "text": text})
        rows.append({
            **place, "signal_id": name, "domain": domain, "direction": "west", "partner": ["EU"], "actor": "serbia",
            "stage": "plan", "reversal": False, "evidence": text, "rule": "made.up", "probability": None,
            "is_negated": False, "speaker": None,
        })  # fmt: skip
    return documents, sentences, rows


if __name__ == "__main__":
    if sys.argv[1:2] == ["speed"]:
        show_speed(int(sys.argv[2]))
    elif sys.argv[1:] == ["agreement"]:
        show_agreement()
    else:
        sys.exit(__doc__)
