"""Files of units as the stages write them (docs/stages.md), for the tests of the warehouse; the texts are ours."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from spiders.document import Document, Quarantine

VISIT = (
    "Marko Đurić sa Rubiom u Vašingtonu",
    ["Ministar Marko Đurić sastao se u Vašingtonu sa Markom Rubiom.", "Razgovarano je o energetici."],
    [(1, "diplomacy", "west", "done", "sastao se u Vašingtonu")],
)
SANCTIONS = (
    "Vučić: Srbija neće uvesti sankcije Rusiji",
    ["Srbija neće uvesti sankcije Rusiji, rekao je Vučić.", "Sednica je završena."],
    [
        (0, "sanctions", "east", "stance", "neće uvesti sankcije"),
        (1, "sanctions", "east", "stance", "neće uvesti sankcije"),
    ],
)
GAS = (
    "Гас из Азербејџана",
    ["Србијагас је потписао уговор о набавци гаса из Азербејџана 😀.", "Количине нису саопштене."],
    [(1, "energy", "west", "deal", "потписао уговор")],
)


@dataclass(frozen=True)
class Article:
    """An article of a unit: where it stands, what it says, and which signals its sentences carry."""

    url: str
    title: str
    sentences: list[str]
    signals: list[tuple[int, str, str, str, str]] = field(default_factory=list)
    language: str = "sr"
    published_on: date | None = date(2025, 11, 5)
    precision: str = "day"

    @property
    def text(self):
        return "\n\n".join(self.sentences)

    def document(self, source, **where):
        script = "Cyrl" if any("а" <= letter <= "я" for letter in self.text) else "Latn"
        values = {
            "collected_on": None, "fetched_at": None, "author": None, "agency": None, "section": None,
            "extractor": "import", "extractor_version": "1", "extract_agreement": None, "published_at": None,
            "published_text": None,
        }  # fmt: skip
        return Document(
            source=source,
            url=self.url,
            canonical_url=self.url,
            title=self.title,
            text=self.text,
            language=self.language,
            script=script,
            published_on=self.published_on,
            published_precision=self.precision,
            date_source="import" if self.published_on else "none",
            **{**values, **where},
        )

    def annotated(self, document_id):
        sentences, start = (
            [{"sentence_no": 0, "part": "title", "start": 0, "end": len(self.title), "text": self.title}],
            0,
        )
        for number, sentence in enumerate(self.sentences, 1):
            end = start + len(sentence)
            sentences.append({"sentence_no": number, "part": "body", "start": start, "end": end, "text": sentence})
            start = end + 2
        signals = []
        for number, domain, direction, stage, evidence in self.signals:
            sentence = sentences[number]
            start = sentence["start"] + sentence["text"].index(evidence)
            key = f"{document_id}\n{number}\n{domain}\n{direction}"
            signals.append({
                "signal_id": hashlib.sha256(key.encode()).hexdigest()[:16], "sentence_no": number, "domain": domain,
                "direction": direction, "partner": ["RU"] if direction == "east" else ["US", "EU"], "actor": "serbia",
                "stage": stage, "reversal": False, "start": start, "end": start + len(evidence), "evidence": evidence,
                "rule": f"{domain}.test", "probability": None, "is_negated": "neće" in evidence, "speaker": None,
                "happened_on": self.published_on and self.published_on.isoformat(),
                "happened_precision": "document" if self.published_on else None,
            })  # fmt: skip
        return {
            "document_id": document_id, "pipeline": self.language, "pipeline_version": "1",
            "sentences": sentences, "signals": signals,
        }  # fmt: skip


def article(url, subject=VISIT, **changes):
    return replace(Article(url, *subject), **changes)


def write_rows(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def write_unit(data, unit, documents, articles, *, quarantine=(), repeated=0):
    """Write what extract (or import) and annotate leave of a unit."""
    write_rows(data / f"documents/{unit}.jsonl", [document.row() for document in documents])
    write_rows(data / f"documents/{unit}.quarantine.jsonl", [row.row() for row in quarantine])
    write_rows(data / f"annotated/{unit}.jsonl", [
        each.annotated(document.document_id) for each, document in zip(articles, documents, strict=True)
    ])  # fmt: skip
    counts = {"documents": len(articles), "quarantined": len(quarantine), "duplicate": repeated}
    for stage in ("documents", "annotated"):
        mark = {"input": "0", "version": "1", "counts": counts}
        (data / f"{stage}/{unit}.done.json").write_text(json.dumps(mark), encoding="utf-8")


def fetch_row(source, day, url, number, status="fetched", *, role="article"):
    hour = 5 + len(source) % 2
    answered = status in {"fetched", "unchanged", "redirected"}
    return {
        "source": source, "day": day, "url": url, "role": role, "status": status, "reason": None,
        "http_status": 200 if answered else None,
        "fetched_at": f"{day}T{hour:02}:{number:02}:00Z" if answered else None,
        "warc_file": f"{source}/{day}.warc.gz" if answered else None,
        "warc_offset": number * 1000 if answered else None,
        "warc_length": 900 if answered else None, "payload_digest": None, "payload_bytes": None,
    }  # fmt: skip


def write_crawl(data, day, source, rows, *, finish_reason="finished"):
    folder = data / "archive" / source
    write_rows(folder / f"{day}.fetch.jsonl", rows)
    summary = {
        "source": source, "day": day, "finished_at": f"{day}T06:00:00Z", "finish_reason": finish_reason,
        "counts": {"fetched": len(rows)}, "offsite": 0, "is_replay": False,
        "label": "azimuth-sample", "software": "azimuth",
    }  # fmt: skip
    (folder / f"{day}.crawl.json").write_text(json.dumps(summary, indent=1), encoding="utf-8")


def write_day(data, day, source, articles, *, other=(), quarantined=(), torn=(), repeated=()):
    """Write a unit of a crawled day; `other` are (url, status) that gave no page, the rest are urls."""
    rows = [fetch_row(source, day, f"https://{source}.rs/feed", 0, role="listing")]
    documents, quarantine = [], []
    for each in articles:
        row = fetch_row(source, day, each.url, len(rows))
        rows.append(row)
        documents.append(each.document(
            source, collected_on=date.fromisoformat(day), fetched_at=datetime.fromisoformat(row["fetched_at"]),
            extractor="selectors", warc_file=row["warc_file"], warc_offset=row["warc_offset"], warc_length=900,
        ))  # fmt: skip
    rows += [fetch_row(source, day, url, len(rows) + n, status) for n, (url, status) in enumerate(other)]
    rows += [fetch_row(source, day, url, len(rows) + n) for n, url in enumerate(repeated)]
    for reason, urls in (("no-text", quarantined), ("torn-record", torn[:1])):
        for url in urls:
            row = fetch_row(source, day, url, len(rows))
            rows.append(row)
            is_torn = reason == "torn-record"
            quarantine.append(Quarantine(
                source=source, collected_on=date.fromisoformat(day), url=None if is_torn else url, stage="extract",
                reason=reason, detail="nothing there", warc_file=row["warc_file"], warc_offset=row["warc_offset"],
            ))  # fmt: skip
    rows += [fetch_row(source, day, url, len(rows) + n) for n, url in enumerate(torn[1:])]
    write_crawl(data, day, source, rows)
    write_unit(data, f"{day}/{source}", documents, articles, quarantine=quarantine, repeated=len(repeated))


def write_import(data, unit, source, articles, *, quarantine=(), repeated=0):
    """Write a part of an import, and the list of its sources."""
    documents = [each.document(source) for each in articles]
    write_unit(data, unit, documents, articles, quarantine=quarantine, repeated=repeated)
    named = [{"name": source, "publisher": source.title(), "language": "sr-Latn", "kind": "import"}]
    (data / f"documents/{unit}").with_name("sources.json").write_text(json.dumps(named), encoding="utf-8")
