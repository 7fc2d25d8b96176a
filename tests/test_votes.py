"""Recorded votes: every layout is read, what is wrong is named, no resolution counts twice, known tables come back."""

import csv
import gzip
import io
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from azimuth.cli import group
from warehouse.errors import BadInput
from warehouse.migrate import migrate
from warehouse.store import Lake, reading, writing
from warehouse.unit import Run
from warehouse.votes.read import read_votes
from warehouse.votes.write import write_votes

VOTES = Path(__file__).parent.parent.parent / "shared" / "votes"
WIDE = VOTES / "unga_rollcalls_2006_2024-06-04_wide.csv"
H2026 = (
    *("undl_id", "ms_code", "ms_name", "ms_vote", "date", "session", "resolution", "draft", "committee_report"),
    *("meeting", "title", "agenda_title", "subjects", "vote_note", "total_yes", "total_no", "total_abstentions"),
    *("total_non_voting", "total_ms", "undl_link"),
)
H2024 = (
    *("undl_id", "ms_codes", "ms_names", "ms_votes", "resolutions", "title", "modality", "draft", "committee_report"),
    *("meeting", "agenda_titles", "subjects", "date", "yes", "no", "abstentions", "non-voting", "total-voting"),
    "undl_link",
)
HSC = (
    *("undl_id", "ms_code", "ms_name", "permanent_member", "ms_vote", "date", "resolution", "draft", "meeting"),
    *("description", "agenda", "subjects", "vote_note", "modality", "total_yes", "total_no", "total_abstentions"),
    *("total_non_voting", "total_ms", "undl_link"),
)
# Year: USA, RUS, CHN, DEU, HUN, EU majority, EU cohesive; n, with EU, with Russia where these differ and Serbia voted.
TABLE = {
    2012: ("0.39 0.66 0.63 0.83 0.78 0.84 0.87", "41 0.66 0.27"),
    2013: ("0.34 0.62 0.56 0.85 0.85 0.87 0.91", "27 0.78 0.22"),
    2014: ("0.36 0.60 0.56 0.82 0.82 0.89 0.91", "35 0.80 0.17"),
    2015: ("0.34 0.57 0.53 0.70 0.74 0.75 0.86", "35 0.63 0.23"),
    2016: ("0.56 0.51 0.61 0.79 0.82 0.83 0.89", "51 0.76 0.14"),
    2017: ("0.33 0.55 0.59 0.72 0.72 0.75 0.87", "47 0.70 0.19"),
    2018: ("0.22 0.67 0.63 0.73 0.65 0.76 0.83", "37 0.57 0.35"),
    2019: ("0.24 0.62 0.65 0.69 0.67 0.73 0.81", "36 0.56 0.33"),
    2020: ("0.22 0.67 0.67 0.72 0.66 0.78 0.86", "34 0.62 0.35"),
    2021: ("0.30 0.62 0.65 0.67 0.58 0.69 0.80", "32 0.53 0.38"),
    2022: ("0.37 0.55 0.53 0.67 0.61 0.72 0.74", "40 0.60 0.28"),
    2023: ("0.37 0.43 0.55 0.68 0.62 0.70 0.73", "45 0.64 0.20"),
}
ES11 = ("A/RES/ES-11/1", "A/RES/ES-11/2", "A/RES/ES-11/3", "A/RES/ES-11/4", "A/RES/ES-11/5")
ES11_DAYS = ("2022-03-02", "2022-03-24", "2022-04-07", "2022-10-12", "2022-11-14")


def official(path, said, header=H2026, **fields):
    """Write a file with one row for each (resolution, code, vote, date)."""
    totals = {call: Counter(vote for name, _, vote, _ in said if name == call) for call in {row[0] for row in said}}
    lines = []
    for call, code, vote, day in said:
        count = totals[call]
        row = {"undl_id": 1, "ms_code": code, "ms_codes": code, "ms_vote": vote, "ms_votes": vote, "date": day}
        row |= {"resolution": call, "resolutions": call, "session": "ES-10", "title": 'On "peace", again'}
        row |= {"total_yes": f"{count['Y']}.0", "yes": count["Y"], "total_ms": f"{count.total()}.0"} | fields
        lines.append([row.get(name, "") for name in header])
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *lines])
    content = text.getvalue().encode("utf-8-sig")
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def given(path):
    connection = duckdb.connect()
    counts = read_votes(connection, path)
    return counts, connection.execute("select rollcall_id, iso3, vote from given_vote order by all").fetchall()


def bring(lake, path):
    with writing(lake) as connection:
        migrate(connection, "test")
        run = Run(path.name, "import-un-votes", path.name, "test", datetime.now(UTC))
        return write_votes(connection, path, read_votes(connection, path), run)


def ask(lake, query):
    with reading(lake) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("header", [H2026, H2024], ids=["2026", "2024"])
@pytest.mark.parametrize("name", ["ga.csv", "ga.csv.gz"])
def test_both_official_layouts_are_read(tmp_path, header, name):
    cast = {"AFG": "Y", "SRB": "A", "USA": "N", "TUV": "X" if header is H2026 else "NV"}
    said = [("A/RES/ES-10/21", code, vote, "2023-10-27") for code, vote in cast.items()]
    counts, votes = given(official(tmp_path / name, said, header))
    assert (counts.layout.name, counts.rollcalls, counts.uneven) == ("un-ga", 1, 0)
    assert [vote for _, _, vote in votes] == ["Y", "A", "X", "N"]


def test_predecessors_are_the_states_that_continue_their_seat(tmp_path):
    codes = ("SUN", "YUG", "CSK", "DDR", "CHN")
    said = [("A/RES/2000", code, "Y", "1970-10-01") for code in codes] + [("A/RES/3000", "CHN", "N", "1973-10-01")]
    _, votes = given(official(tmp_path / "ga.csv", said))
    assert [iso3 for call, iso3, _ in votes if call == "A/RES/2000"] == ["CSK", "DDR", "RUS", "SRB", "TWN"]
    assert votes[-1] == ("A/RES/3000", "CHN", "N")
    _, later = given(official(tmp_path / "later.csv", [("A/RES/60/1", "SCG", "A", "2005-12-01")]))
    assert later == [("A/RES/60/1", "SRB", "A")]


def test_resolutions_without_a_vote_and_doubled_rows_do_not_count(tmp_path):
    said = [("A/RES/79/1", code, "Y", "2024-10-01") for code in ("SRB", "USA", "SRB")]
    counts, votes = given(official(tmp_path / "ga.csv", said, H2024, modality="adopted by vote"))
    assert (len(votes), counts.repeated) == (2, 1)
    counts, votes = given(official(tmp_path / "none.csv", said, H2024, modality="Adopted without a vote"))
    assert (votes, counts.unvoted) == ([], 3)


def test_the_security_council_is_context_and_in_no_agreement(tmp_path):
    lake = Lake(tmp_path / "lake")
    said = [("S/RES/2700", code, "Y", "2023-10-27") for code in ("USA", "RUS", "CHN")]
    bring(lake, official(tmp_path / "sc.csv", said, HSC, permanent_member="True", modality="Adopted without vote"))
    assert ask(lake, "select distinct body, rollcall_id from un_rollcall") == [("SC", "S/RES/2700")]
    assert ask(lake, "select count(*) from un_agreement") == [(0,)]


GOOD = [("A/RES/79/1", code, "Y", "2024-10-01") for code in ("SRB", "USA", "RUS", "CHN")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("A/RES/79/1", "XYZ", "Y", "2024-10-01"), "line 6, column ms_code: 'XYZ' is no known state"),
        (("A/RES/79/1", "DEU", "Q", "2024-10-01"), "line 6, column ms_vote: 'Q' is a vote of unknown kind"),
        (("A/RES/79/1", "DEU", "", "2024-10-01"), "line 6, column ms_vote: '' is a vote of unknown kind"),
        (("A/RES/79/2", "DEU", "Y", "2024-13-01"), "line 6, column date: '2024-13-01' is no day"),
        (("", "DEU", "Y", "2024-10-01"), "line 6, column resolution: None is the cell is empty"),
        (("A/RES/79/1", "SRB", "N", "2024-10-01"), "line 6, column ms_vote: SRB votes in two ways on A/RES/79/1"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_loaded(tmp_path, row, told):
    path = official(tmp_path / "ga.csv", [*GOOD, row])
    lake = Lake(tmp_path / "lake")
    with pytest.raises(BadInput) as problem:
        bring(lake, path)
    assert f"{path}, {told}" in str(problem.value)
    assert ask(lake, "select (select count(*) from raw.un_vote) + (select count(*) from raw.imported_file)") == [(0,)]


@pytest.mark.parametrize("cut", [20, 75, "line", "gzip"])
def test_a_file_that_breaks_off_is_refused(tmp_path, cut):
    said = [(f"A/RES/79/{n}", code, "Y", "2024-10-01") for n in range(4) for code in ("SRB", "USA", "RUS", "CHN")]
    path = official(tmp_path / ("ga.csv.gz" if cut == "gzip" else "ga.csv"), said)
    content = path.read_bytes()
    end = content.rindex(b"\n", 0, -2) + 1 if cut == "line" else len(content) - (30 if cut == "gzip" else cut)
    path.write_bytes(content[:end])
    with pytest.raises(BadInput, match=r"ga\.csv") as problem:
        given(path)
    assert "line" in str(problem.value)
    assert "download it again" in str(problem.value)


def test_a_wrong_layout_and_a_wrong_column_are_named(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("country,votes\nSerbia,3\n")
    with pytest.raises(BadInput, match=r"line 1: a header of no known layout \(country, votes"):
        given(path)
    path.write_text("resolution,date,SRB,XQX\nA/RES/79/1,2024-10-01,YES,NO\n")
    with pytest.raises(BadInput, match=r"line 1, column 4: 'XQX' is no known state"):
        given(path)
    path.write_text("resolution,date,SRB\nA/RES/79/1,2024-10-01,MAYBE\n")
    with pytest.raises(BadInput, match=r"line 2, column SRB: 'MAYBE' is a vote of unknown kind"):
        given(path)


def test_the_command_counts_first_and_takes_a_file_once(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    path = official(tmp_path / "ga.csv", GOOD)
    dry = CliRunner().invoke(group, ["import", "un-votes", str(path), "--dry-run"], catch_exceptions=False)
    assert "nothing was written" in dry.output
    assert not (tmp_path / "data").exists()
    first = CliRunner().invoke(group, ["import", "un-votes", str(path)], catch_exceptions=False)
    assert "roll calls" in first.output
    second = CliRunner().invoke(group, ["import", "un-votes", str(path)], catch_exceptions=False)
    assert "nothing to do" in second.output
    lake = Lake(tmp_path / "data" / "warehouse")
    assert ask(
        lake, "select file, iso3, vote from un_vote join un_rollcall using (rollcall_id) where iso3 = 'SRB'"
    ) == [("ga.csv", "SRB", "Y")]


def test_a_newer_file_replaces_and_the_official_one_wins(tmp_path):
    lake = Lake(tmp_path / "lake")
    key = tmp_path / "key.csv"
    key.write_text("resolution,date,SRB,USA\nA/RES/79/1,2024-10-01,NO,\n")
    bring(lake, key)
    assert ask(lake, "select iso3, vote from un_vote order by all") == [("SRB", "N"), ("USA", "X")]
    assert bring(lake, official(tmp_path / "ga.csv", GOOD)) == 1
    assert ask(lake, "select layout, file from un_rollcall") == [("un-ga", "ga.csv")]
    changed = [(call, code, "A" if code == "SRB" else vote, day) for call, code, vote, day in GOOD]
    bring(lake, official(tmp_path / "ga_2.csv", changed))
    assert ask(lake, "select vote from un_vote where iso3 = 'SRB'") == [("A",)]
    assert ask(lake, "select count(*) from un_rollcall") == [(1,)]


@pytest.fixture(scope="module")
def shared_lake(tmp_path_factory):
    if not WIDE.exists():
        pytest.skip("no shared data")
    lake = Lake(tmp_path_factory.mktemp("votes"))
    bring(lake, WIDE)
    bring(lake, VOTES / "es11_7_8_rollcalls_2025-02-24.csv")
    return lake


@pytest.fixture(scope="module")
def agreement(shared_lake):
    rows = ask(shared_lake, "select year, reference, identical from un_agreement where iso3 = 'SRB'")
    splits = ask(shared_lake, "from un_split where iso3 = 'SRB' and kind = 'different'")
    return {(year, reference): share for year, reference, share in rows}, {row[1]: row for row in splits}


@pytest.mark.parametrize("year", TABLE)
def test_agreement_is_that_of_the_reference_table(agreement, year):
    shares, splits = agreement
    references = ("USA", "RUS", "CHN", "DEU", "HUN", "EU", "EU80")
    assert " ".join(f"{shares[year, reference]:.2f}" for reference in references) == TABLE[year][0]
    _, _, _, n, with_eu, with_russia, *_, absent = splits[year]
    voted = n - absent
    assert f"{voted} {with_eu / voted:.2f} {with_russia / voted:.2f}" == TABLE[year][1]


def test_absence_is_counted_where_the_eu_and_russia_are_opposed(shared_lake):
    rows = ask(
        shared_lake,
        "select year, n, with_eu, with_russia, abstained, absent from un_split "
        "where iso3 = 'SRB' and kind = 'opposed' and year in (2017, 2020, 2022, 2023) order by year",
    )
    assert [(year, absent, n) for year, n, *_, absent in rows] == [
        (2017, 7, 28),
        (2020, 7, 21),
        (2022, 6, 23),
        (2023, 8, 32),
    ]
    assert rows[-1] == (2023, 32, 14, 4, 6, 8)


def test_pi_takes_chance_out(shared_lake):
    query = "select reference, round(pi, 2) from un_agreement where iso3 = 'SRB' and year = 2023 order by 1"
    pi = dict(ask(shared_lake, query))
    assert pi["EU"] == 0.53
    assert max(abs(pi[reference]) for reference in ("USA", "RUS", "CHN")) < 0.05


def test_key_votes_have_the_totals_of_the_record(shared_lake):
    rows = ask(shared_lake, "select resolution, yes, no, abstained from un_rollcall where year = 2025 order by 1")
    assert rows == [("A/RES/ES-11/7", 93, 18, 65), ("A/RES/ES-11/8", 93, 8, 73)]
    said = ask(shared_lake, "select rollcall_id, vote from un_vote where iso3 = 'SRB' and year = 2025 order by 1")
    assert [vote for _, vote in said] == ["Y", "A"]


def published(year):
    with (VOTES / f"state_un-coincidence-{year}.csv").open(encoding="utf-8-sig") as file:
        return {row["ISO"]: 100 * float(row["COINCIDENCE"]) for row in csv.DictReader(file)}


def coincidence(lake, year):
    return dict(ask(lake, f"select iso3, coincidence from un_us_coincidence where year = {year}"))


def test_coincidence_of_2023_is_the_state_departments(shared_lake):
    own, theirs = coincidence(shared_lake, 2023), published(2023)
    errors = {iso3: abs(own[iso3] - theirs[iso3]) for iso3 in theirs if iso3 in own}
    assert len(errors) >= 190
    assert errors["SRB"] < 1
    assert sum(errors.values()) / len(errors) <= 1


def test_what_2022_lacks_is_named_and_can_be_brought(shared_lake, tmp_path):
    assert [
        row[0] for row in ask(shared_lake, "select resolution from un_missing where year = 2022 order by 1")
    ] == list(ES11)
    assert ask(shared_lake, "select missing from un_us_coincidence where iso3 = 'SRB' and year = 2022") == [(5,)]
    assert abs(coincidence(shared_lake, 2022)["SRB"] - published(2022)["SRB"]) > 1
    # Serbia's and the USA's votes, as the meetings' records have them.
    said = zip(ES11, ES11_DAYS, ("YES", "YES", "YES", "YES", "ABSTAIN"), strict=True)
    key = tmp_path / "es11_2022.csv"
    key.write_text("resolution,date,SRB,USA\n" + "".join(f"{call},{day},{vote},YES\n" for call, day, vote in said))
    bring(shared_lake, key)
    assert ask(shared_lake, "select count(*) from un_missing where year = 2022") == [(0,)]
    assert abs(coincidence(shared_lake, 2022)["SRB"] - published(2022)["SRB"]) < 1


def test_the_same_roll_calls_in_the_official_layout_count_once(shared_lake, tmp_path):
    letters = {"1": "Y", "2": "A", "3": "N", "8": "X"}
    with WIDE.open() as file:
        rows = [row for row in csv.DictReader(file) if row["date"] >= "2023"]
    said = [
        (f"A/RES/78/{number}", iso3, letters[cell[0]], row["date"])
        for number, row in enumerate(rows)
        for iso3, cell in row.items()
        if len(iso3) == 3 and iso3.isupper() and cell[0] in letters
    ]
    before = ask(shared_lake, "from un_agreement where year = 2023 order by all")
    assert bring(shared_lake, official(tmp_path / "ga.csv", said)) == len(rows) == 94
    calls = ask(shared_lake, "select layout, count(*) from un_rollcall where year = 2023 group by all")
    assert calls == [("un-ga", 88)]
    assert ask(shared_lake, "from un_agreement where year = 2023 order by all") == before
    assert ask(shared_lake, "select max(date) from un_rollcall where layout = 'un-ga'") == [(date(2024, 6, 4),)]
