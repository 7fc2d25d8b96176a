"""Active labelling: what is chosen, and the round trip of a sheet through a spreadsheet."""

import csv
import io
import json
from collections import Counter

import pytest
from click.testing import CliRunner

from azimuth.cli import group
from nlp.errors import BadInput
from nlp.labelling.choice import Candidate, Chooser, text_id
from nlp.labelling.labels import labelled_row
from nlp.labelling.settings import settings
from nlp.labelling.sheet import COLUMNS, read_sheet, shield, unshield, write_sheet
from nlp.labelling.usefulness import entropy, usefulness
from tests import unitfiles

UNIT = "import-label-00000000/0001"


def candidate(text, belief=None, **changes):
    values = {
        "lang": "en",
        "date": "2025-11-05",
        "outlet": "N1",
        "source": "n1",
        "doc": text,
        "unit": "body",
        "context": "",
        "guess": "none",
    }
    return Candidate(text=text, beliefs=belief or {}, **(values | changes))


def choose(candidates, count, *, seed=1, labelled=None, known=()):
    return Chooser(settings().choice, seed, labelled or {}, frozenset(known)).choose(candidates, count)


def many(count, **changes):
    return [
        candidate(f"word{n} other{n} third{n} fourth{n}", {("energy", "west"): (n + 1) / (count + 2)}, **changes)
        for n in range(count)
    ]


def test_doubt_is_greatest_at_one_half():
    assert entropy(0.5) == 1.0
    assert entropy(0.0) == entropy(1.0) == 0.0
    assert entropy(0.1) < entropy(0.3) < entropy(0.5)
    assert entropy(0.3) == pytest.approx(entropy(0.7))


def test_a_thin_domain_counts_more():
    labelled = Counter(diplomacy=857, technology=4)
    thin = usefulness({("technology", "west"): 0.5}, labelled, 0.25)
    assert thin > 3 * usefulness({("diplomacy", "west"): 0.5}, labelled, 0.25)
    assert usefulness({}, labelled, 0.25) == 0.0


def test_the_most_doubtful_come_first_and_a_tenth_by_chance():
    chosen = choose(many(99), 20)
    assert Counter(part for _, part in chosen) == {"picked": 18, "ordinary": 2}
    assert chosen[0][0].beliefs["energy", "west"] == pytest.approx(0.5, abs=0.02)


def test_the_seed_decides_and_the_order_of_the_files_does_not():
    everything = many(60)
    one = [each.id for each, _ in choose(everything, 20)]
    assert one == [each.id for each, _ in choose(reversed(everything), 20)]
    assert one != [each.id for each, _ in choose(everything, 20, seed=2)]


def test_no_document_gives_more_than_two():
    assert len(choose(many(30, doc="one"), 20)) == settings().choice.most_of_document


def test_sources_and_languages_share_the_sheet():
    few = [
        candidate(f"{w} un{w} mid{w} end{w}", {("energy", "west"): 0.4}, source="rts", lang="sr-Latn") for w in "abcde"
    ]
    chosen = choose([*many(200, source="n1"), *few], 20)
    assert sum(each.source == "rts" for each, _ in chosen) == 5


def test_what_was_labelled_before_or_reads_alike_is_not_chosen():
    latin = candidate("Srbija neće uvesti sankcije Rusiji", {("sanctions", "east"): 0.5})
    cyrillic = candidate("Србија неће увести санкције Русији!", {("sanctions", "east"): 0.5})
    close = candidate("Srbija neće uvesti nove sankcije Rusiji", {("sanctions", "east"): 0.5})
    assert len(choose([latin, cyrillic, close], 10)) == 1
    assert choose([latin, cyrillic], 10, known=["srbija nece uvesti sankcije rusiji"]) == []


CELLS = [
    "=1+1",
    "+381 11",
    "-",
    "@sum",
    "'quoted'",
    "''",
    "'=x",
    " =1",
    "2025-11-05",
    "123456789012345",
    "12e45",
    "Vučić",
    "",
]


@pytest.mark.parametrize("cell", CELLS)
def test_a_shielded_cell_comes_back(cell):
    assert unshield(shield(cell)) == cell
    assert shield(cell)[:1] not in {"=", "+", "-", "@"}


def filled(**cells):
    text = 'Srbija i SAD potpisale sporazum; „važan”, "istorijski" dan'
    row = dict.fromkeys(COLUMNS, "") | {"id": text_id(text), "lang": "sr-Latn", "date": "2025-11-05", "unit": "title"}
    signal = {"domain_1": "energy", "direction_1": "West", "partner_1": "us, eu", "actor_1": "both", "stage_1": "deal"}
    return row | {"text": text, "doc": "https://a.example/1", "part": "picked", "has_signal": "yes"} | signal | cells


def as_csv(rows, *, separator=",", before="\ufeff", after=()):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *after])
    writer.writerows([*row.values(), *after] for row in rows)
    return (before + out.getvalue()).encode()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\ufeffsep=;\r\n"])
@pytest.mark.parametrize("after", [(), ("", "")])
def test_a_sheet_is_read_however_the_spreadsheet_wrote_it(separator, before, after):
    empty = dict.fromkeys(COLUMNS, "")
    [(line, cells)] = read_sheet(
        as_csv([filled(), empty], separator=separator, before=before, after=after), "sheet.csv"
    )
    assert line == (3 if "sep" in before else 2)
    row = labelled_row(cells, "sheet.csv")
    assert row["signals"] == [
        {
            "domain": "energy",
            "direction": "west",
            "partner": ["US", "EU"],
            "actor": "both",
            "stage": "deal",
            "reversal": False,
        }
    ]
    assert row["text"] == filled()["text"]


@pytest.mark.parametrize("dropped", [False, True])
def test_a_text_that_looks_like_a_formula_survives_with_and_without_its_apostrophe(dropped):
    text = "- Srbija će birati sama, kaže ministar"
    sheet = write_sheet([(candidate(text), "picked")])
    assert f",'{text}," in sheet.replace('"', "")
    content = sheet.replace(f"'{text}", text) if dropped else sheet
    assert read_sheet(content.encode(), "s")[0][1]["text"] == text


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"domain_1": "sport"}, "domain_1"),
        ({"direction_1": ""}, "direction_1"),
        ({"partner_1": ""}, "partner_1"),
        ({"partner_1": "RS"}, "partner_1"),
        ({"partner_1": "USA"}, "partner_1"),
        ({"actor_1": "minister"}, "actor_1"),
        ({"stage_1": "soon"}, "stage_1"),
        ({"reversal_1": "maybe"}, "reversal_1"),
        ({"stage_2": "done"}, "domain_2"),
        (
            {"domain_2": "energy", "direction_2": "west", "partner_2": "US", "actor_2": "both", "stage_2": "plan"},
            "domain_2",
        ),
        ({"has_signal": "no"}, "has_signal"),
        ({"has_signal": "?"}, "has_signal"),
        ({"hard": "very"}, "hard"),
        ({"text": "Another text"}, "text"),
        ({"date": "5.11.2025"}, "date"),
        ({"lang": "srpski"}, "lang"),
    ],
)
def test_a_wrong_cell_is_named(cells, column):
    with pytest.raises(BadInput, match=f"^s.csv, line 7, column {column}:"):
        labelled_row(filled(**cells), "s.csv, line 7")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("text;Вучић".encode("cp1251"), "CSV UTF-8"),
        (b"id,text\r\n", "the column 'lang'"),
        (b"", "the column 'id'"),
        (as_csv([filled()], after=("mine",)), "unknown column 'mine'"),
    ],
)
def test_a_broken_sheet_says_what_to_do(content, says):
    with pytest.raises(BadInput, match=says):
        read_sheet(content, "sheet.csv")


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path))
    articles = [
        unitfiles.article(f"https://a.example/{number}", subject)
        for number, subject in enumerate((unitfiles.VISIT, unitfiles.SANCTIONS, unitfiles.GAS))
    ]
    documents = [article.document("n1") for article in articles]
    unitfiles.write_unit(tmp_path, UNIT, documents, articles)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(group, ["label", *map(str, arguments)])


def test_pick_label_read_and_never_again(data):
    sheet, gold = data / "sheet.csv", data / "more.jsonl"
    batch = UNIT.partition("/")[0]
    result = run("pick", "--documents", batch, "--out", sheet)
    assert result.exit_code == 0, result.output
    rows = read_sheet(sheet.read_bytes(), "sheet.csv")
    # Title and body say the same in nearly the same words: one of them is enough.
    assert [cells["guess"] for _, cells in rows if "neće uvesti" in cells["text"]] == [
        "sanctions/east/RU/serbia/stance"
    ]
    assert {cells["lang"] for _, cells in rows} == {"sr-Latn", "sr-Cyrl"}
    again = run("pick", "--documents", batch, "--out", sheet)
    assert "is there already" in str(again.exception)
    labelled = [cells | {"has_signal": "ne"} for _, cells in rows[1:]]
    sheet.write_bytes(as_csv([rows[0][1], *labelled], separator=";"))
    result = run("read", sheet, "--out", gold)
    assert result.exit_code == 0, result.output
    assert "1 rows not labelled yet" in result.output
    assert len(gold.read_text(encoding="utf-8").splitlines()) == len(labelled)
    run("pick", "--documents", batch, "--labelled", gold, "--out", data / "next.csv")
    left = {cells["text"] for _, cells in read_sheet((data / "next.csv").read_bytes(), "next.csv")}
    assert not left & {json.loads(line)["text"] for line in gold.read_text(encoding="utf-8").splitlines()}


def test_one_wrong_cell_and_nothing_is_written(data):
    sheet = data / "sheet.csv"
    sheet.write_bytes(as_csv([filled(), filled(stage_1="soon")]))
    result = run("read", sheet)
    assert "line 3, column stage_1" in str(result.exception)
    assert not sheet.with_suffix(".jsonl").exists()
