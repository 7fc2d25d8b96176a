"""What the warehouse makes of loaded units: statuses, views, rules, and its own upkeep."""

import re
import shutil
import tomllib
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

import warehouse.sqlfile
from azimuth.cli import group
from nlp.actdate import calendar
from nlp.actdate.choose import DOCUMENT
from nlp.codebook import schema
from warehouse.check import broken_rules, run_checks
from warehouse.checksum import table_checksums
from warehouse.errors import BadInput
from warehouse.migrate import migrate, migrated_snapshot
from warehouse.sqlfile import sql_files
from warehouse.store import lake_in, reading, writing

ROOT = Path(__file__).parent.parent
specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
article, GAS, SANCTIONS, VISIT = unitfiles.article, unitfiles.GAS, unitfiles.SANCTIONS, unitfiles.VISIT
N1 = "https://n1.rs"


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("AZIMUTH_CATALOG", raising=False)
    return tmp_path / "data"


@pytest.fixture(scope="module")
def two_days(tmp_path_factory):
    """A data folder with two days loaded."""
    folder = tmp_path_factory.mktemp("two_days") / "data"
    write_two_days(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AZIMUTH_DATA", str(folder))
        azimuth("load", "--day", "2025-11-05")
        azimuth("load", "--day", "2025-11-06")
    return folder


@pytest.fixture
def loaded(two_days, data):
    """A copy of it that a test may spoil."""
    shutil.copytree(two_days, data)
    return data


def azimuth(*arguments):
    result = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def ask(data, query, *, version=None):
    with reading(lake_in(data), version=version) as connection:
        return connection.execute(query).fetchall()


def write_two_days(data):
    """Two sources, two days: every status there is."""
    day, next_day = "2025-11-05", "2025-11-06"
    gone = [(f"{N1}/disallowed", "robots"), (f"{N1}/gone", "failed"), (f"{N1}/old", "redirected")]
    unitfiles.write_day(
        data, day, "n1", [article(f"{N1}/visit"), article(f"{N1}/gas", GAS)],
        other=[*gone, (f"{N1}/absent", "not_archived")], quarantined=[f"{N1}/empty"],
    )  # fmt: skip
    unitfiles.write_day(
        data, day, "rts", [article("https://rts.rs/copy")], torn=["https://rts.rs/t1", "https://rts.rs/t2"]
    )
    edited = article(f"{N1}/visit", ("Marko Đurić u Vašingtonu", *VISIT[1:]))
    unitfiles.write_day(
        data, next_day, "n1", [edited, article(f"{N1}/gas", GAS)], other=[(f"{N1}/old", "unchanged")],
        repeated=[f"{N1}/visit?utm=1"],
    )  # fmt: skip


STATUSES = [
    ("2025-11-05", "n1", "absent", "not_archived", None),
    ("2025-11-05", "n1", "disallowed", "robots", None),
    ("2025-11-05", "n1", "empty", "quarantined", "no-text"),
    ("2025-11-05", "n1", "gas", "new", None),
    ("2025-11-05", "n1", "gone", "failed", None),
    ("2025-11-05", "n1", "old", "redirected", None),
    ("2025-11-05", "n1", "visit", "new", None),
    ("2025-11-05", "rts", "copy", "duplicate", None),
    ("2025-11-05", "rts", "t1", "quarantined", "torn-record"),
    ("2025-11-05", "rts", "t2", "quarantined", "torn-record"),
    ("2025-11-06", "n1", "gas", "unchanged", None),
    ("2025-11-06", "n1", "old", "unchanged", None),
    ("2025-11-06", "n1", "visit", "changed", None),
    ("2025-11-06", "n1", "visit?utm=1", "duplicate", "repeated"),
]
ORDERS = {"in order": ["2025-11-05", "2025-11-06"], "backwards": ["2025-11-06", "2025-11-05"]}


@pytest.mark.parametrize("days", ORDERS.values(), ids=ORDERS)
def test_every_article_has_one_status_whatever_was_loaded_first(data, days):
    write_two_days(data)
    for day in days:
        azimuth("load", "--day", day)
    statuses = "select day::varchar, source, split_part(url, '/', 4), status, reason from document_status order by all"
    assert ask(data, statuses) == STATUSES
    assert not broken_rules(lake_in(data), migrated_snapshot(lake_in(data), "1"))


def test_a_copy_points_to_the_text_that_was_first(loaded):
    rows = ask(loaded, "select c.url, o.url from document as c join document as o on c.duplicate_of = o.document_id")
    assert rows == [("https://rts.rs/copy", f"{N1}/visit")]


def test_coverage_counts_statuses_and_names_what_was_not_crawled(loaded):
    rows = ask(
        loaded,
        """
        select
            day::varchar, source, has_crawl, articles, documents, quarantined, robots, failed, not_archived, duplicates
        from coverage where source in ('n1', 'rts') order by all
    """,
    )
    assert rows == [
        ("2025-11-05", "n1", True, 6, 2, 1, 1, 1, 1, 0),
        ("2025-11-05", "rts", True, 3, 1, 2, 0, 0, 0, 1),
        ("2025-11-06", "n1", True, 4, 2, 0, 0, 0, 0, 1),
        ("2025-11-06", "rts", False, 0, 0, 0, 0, 0, 0, 0),
    ]  # fmt: skip


def test_a_source_that_was_never_crawled_is_missing_on_every_day(loaded):
    assert ask(loaded, "select count(*), bool_or(has_crawl) from coverage where source = 'tanjug'") == [(2, False)]


def test_a_repeated_signal_counts_once(loaded):
    rows = ask(
        loaded, "select url, published_on::varchar, is_duplicate from signal where domain = 'diplomacy' order by all"
    )
    # A copy by another outlet, and the sentence that the edited page kept.
    assert rows == [
        (f"{N1}/visit", "2025-11-05", False), (f"{N1}/visit", "2025-11-05", True),
        ("https://rts.rs/copy", "2025-11-05", True),
    ]  # fmt: skip
    weekly = ask(
        loaded, "select week, domain, direction, signals, documents, sources, weighted from weekly_signal order by all"
    )
    assert weekly == [
        ("2025-W45", "diplomacy", "west", 1, 1, 1, 1.0), ("2025-W45", "energy", "west", 1, 1, 1, 1.0),
    ]  # fmt: skip


def test_a_sentence_added_to_a_page_is_a_new_signal(data):
    unitfiles.write_day(data, "2025-11-05", "n1", [article(f"{N1}/1")])
    more = article(f"{N1}/1", sentences=[*VISIT[1], *SANCTIONS[1]], signals=[*VISIT[2], (3, *SANCTIONS[2][1][1:])])
    unitfiles.write_day(data, "2025-11-06", "n1", [more])
    azimuth("load", "--since", "2025-11-05", "--until", "2025-11-06")
    assert ask(data, "select domain, count(*) from signal where not is_duplicate group by all order by all") == [
        ("diplomacy", 1), ("sanctions", 1),
    ]  # fmt: skip


DAYS = [(date(2025, 12, 28), "2025-W52"), (date(2025, 12, 29), "2026-W01"), (date(2027, 1, 3), "2026-W53")]


@pytest.mark.parametrize(("day", "week"), DAYS)
def test_a_document_is_in_the_iso_week_of_its_day(data, day, week):
    unitfiles.write_import(data, "import-a-1/0001", "press", [article("import:a/1", published_on=day)])
    azimuth("load", "--batch", "import-a-1")
    assert ask(data, "select week from weekly_signal") == [(week,)]


def test_documents_without_a_day_are_counted_apart(data):
    undated = article("import:a/1", SANCTIONS, published_on=None, precision="month")
    unitfiles.write_import(data, "import-a-1/0001", "press", [undated, article("import:a/2")])
    azimuth("load", "--batch", "import-a-1")
    assert ask(data, "from undated") == [("press", "month", 1, 2)]
    assert ask(data, "select domain from weekly_signal") == [("diplomacy",)]
    assert ask(data, "select documents, documents_with_signal, signal_share from weekly_signal_share") == [(1, 1, 1.0)]


def test_texts_of_one_file_are_no_versions_of_a_page(data):
    same = [article("corpus.txt", VISIT), article("corpus.txt", GAS)]
    unitfiles.write_import(data, "import-a-1/0001", "press", same)
    azimuth("load", "--batch", "import-a-1")
    assert ask(data, "select distinct status from document_status") == [("new",)]


def test_the_crawled_source_keeps_its_entry_where_an_import_names_it(data):
    unitfiles.write_import(data, "import-a-1/0001", "n1", [article("import:a/1")])
    azimuth("load", "--batch", "import-a-1")
    kind, urls = ask(data, "select kind, len(start_urls) from source where source = 'n1'")[0]
    assert (kind, urls > 0) == ("news", True)


# One change that breaks each rule; the rules are read from the folder, so that a new one without a case is red.
BREAKS = {
    "document_has_fetch_row": "delete from raw.fetch_row where url like '%visit'",
    "document_has_known_source": "delete from raw.source where source = 'n1'",
    "document_id_is_its_hash": "update raw.document set canonical_url = url || '?' where url like '%gas'",
    "document_is_unique": "insert into raw.document from raw.document where url like '%gas'",
    "document_values_are_known": "update raw.document set script = 'Latin' where url like '%gas'",
    "every_article_has_one_status": "delete from raw.quarantine where source = 'n1'",
    "fetch_row_is_unique": "insert into raw.fetch_row from raw.fetch_row where url like '%gone'",
    "index_parts_sum_to_change": """
        insert into raw.index_run by name
        select 'r' as run_id, '2026-W07' as as_of, '2026-W07' as first_week, 'm' as model_version, 1 as snapshot_id,
            1 as seed, 'd' as inputs_digest, 's' as software, 0 as events, 0 as votes, 0 as decisions, [] as notes,
            1.0 as change, now() as made_at;
        insert into raw.index_part values ('r', 'energy', 'event', 'e', 0.1, 0.9)
    """,
    "index_withholds_with_a_reason": """
        insert into raw.index_week by name
        select 'r' as run_id, '2026-W07' as week, 0 as evidence_share, 0 as events, 0 as votes, 0 as decisions
    """,
    "licence_values_are_known": """
        insert into raw.licence
        select 'a', 'NIS', null, 'OFAC', 'operate', '2026-01-02', '2026-01-01', [], null, 'u', 'f', 'd', 'r'
    """,
    "listing_is_unique": """
        insert into raw.listing by name
        select unnest(['a', 'a']) as listing_id, 'l' as list, 's' as scope, 'p' as programme, 'person' as entity_type,
            'n' as name, [] as names, [] as places, 'u' as source_url, 'd' as digest, 'i' as first_import_id,
            'i' as changed_import_id
    """,
    "load_unit_counts_its_rows": "delete from raw.sentence where text like '%energetici%' and unit like '%rts'",
    "marker_is_of_the_catalogue": """
        insert into raw.marker by name
        select 'd' as document_id, 'NO-SUCH' as marker_id, 'source' as layer, 'v' as rule_version, 'r' as run_id,
            now() as marked_at
    """,
    "marker_is_unique": """
        insert into raw.marker by name
        select unnest(['d', 'd']) as document_id, 'NO-SUCH' as marker_id, 'source' as layer, 'v' as rule_version,
            'r' as run_id, now() as marked_at
    """,
    "published_before_fetched": "update raw.document set published_on = '2025-11-08' where url like '%gas'",
    "scorecard_has_each_item_once": """
        insert into raw.scorecard by name
        select date '2026-01-01' as as_of, unnest(['a', 'a']) as indicator, '1' as item, 't' as title, 'rhythm' as rule,
            'acts' as query, 'kept' as status, 0 as acts, 0 as acts_west, 0 as acts_east, 'd' as definitions_digest,
            1 as snapshot_id, 'r' as run_id
    """,
    "sentence_is_slice_of_text": "update raw.sentence set start_offset = 1, end_offset = end_offset + 1",
    "sentence_is_unique": "update raw.sentence set sentence_no = 1 where sentence_no = 2",
    "signal_has_its_day": "update raw.signal set happened_on = null, happened_precision = null",
    "signal_is_in_its_sentence": "update raw.signal set evidence = evidence || '!' where domain = 'energy'",
    "signal_is_unique": "insert into raw.signal from raw.signal where domain = 'energy'",
    "signal_values_are_of_the_codebook": "update raw.signal set partner = ['USA'] where domain = 'energy'",
}


def test_every_rule_has_a_case():
    assert set(BREAKS) == {path.stem for path in (ROOT / "warehouse/sql/checks").glob("*.sql")}


@pytest.mark.parametrize("rule", BREAKS)
def test_a_broken_rule_is_found(loaded, rule):
    lake = lake_in(loaded)
    with writing(lake) as connection:
        connection.execute(BREAKS[rule])
    findings = {finding.name: finding for finding in run_checks(lake, migrated_snapshot(lake, "1"))}
    assert findings[rule].broken
    assert findings[rule].examples
    assert findings[rule].rule.endswith((".", ")"))


def test_the_check_verb_shows_the_rows_and_fails(loaded):
    with writing(lake_in(loaded)) as connection:
        connection.execute(BREAKS["document_values_are_known"])
    result = CliRunner().invoke(group, ["check"])
    assert result.exit_code == 1
    assert "BROKEN  Coded fields of documents hold values of the contract. Rows: 2" in result.output
    assert '"script": "Latin"' in result.output


def test_codes_in_the_rules_are_those_of_the_codebook():
    rule = (ROOT / "warehouse/sql/checks/signal_values_are_of_the_codebook.sql").read_text()
    domains = {
        tomllib.loads(path.read_text())["code"] for path in (ROOT / "nlp/codebook").glob("*.toml") if is_domain(path)
    }
    assert len(domains) == 11
    connection = duckdb.connect()
    connection.execute("""
        create schema raw;
        create table raw.signal as
        select '' as unit, '' as document_id, '' as signal_id, unnest($domains) as domain, direction, ['US'] as partner,
            actor, stage, null::double as probability, date '2025-11-05' as happened_on, precision as happened_precision
        from (select unnest($directions) as direction), (select unnest($actors) as actor),
            (select unnest($stages) as stage), (select unnest($precisions) as precision)
    """, {
        "domains": sorted(domains), "directions": schema.DIRECTIONS, "actors": schema.ACTORS, "stages": schema.STAGES,
        "precisions": [*calendar.DAYS, *calendar.MONTHS, DOCUMENT],
    })  # fmt: skip
    assert connection.execute(rule).fetchall() == []
    connection.execute("update raw.signal set stage = 'rumour'")
    assert connection.execute(rule).fetchall()


def is_domain(path):
    return "code" in tomllib.loads(path.read_text())


def test_weights_of_stages_are_the_codebook_s():
    codebook = ROOT.parent / "shared" / "codebook.md"
    if not codebook.exists():
        pytest.skip("the reference material is not here")
    lines = [
        line.split("|") for line in codebook.read_text().splitlines() if line.startswith("| `") and line.count("|") == 4
    ]
    wanted = {cells[1].strip(" `"): float(cells[3]) for cells in lines if cells[1].strip(" `") in schema.STAGES}
    query = next((ROOT / "warehouse/sql/views").glob("*stage_weight*")).read_text()
    assert dict(duckdb.sql(query).fetchall()) == wanted


def test_a_second_migration_finds_nothing_to_do(data):
    with writing(lake_in(data)) as connection:
        schema_files = sorted(path.stem for path in (ROOT / "warehouse/sql/schema").glob("*.sql"))
        assert migrate(connection, "1") == [*schema_files, "definitions"]
        assert migrate(connection, "1") == []


def test_changed_views_are_made_anew_and_dropped_ones_go(loaded, tmp_path, monkeypatch):
    sql = shutil.copytree(warehouse.sqlfile.SQL, tmp_path / "sql")
    next(sql.glob("views/*_undated.*")).unlink()
    (sql / "views/900_answer.view.sql").write_text("-- The answer.\nselect count(*) as documents from document\n")
    for module in ("warehouse.sqlfile", "warehouse.migrate", "warehouse.describe"):
        monkeypatch.setattr(f"{module}.SQL", sql)
    migrated_snapshot(lake_in(loaded), "2")
    assert ask(loaded, "from answer") == [(4,)]
    with pytest.raises(duckdb.CatalogException):
        ask(loaded, "from undated")
    assert ask(loaded, "select comment from duckdb_views() where view_name = 'answer'") == [("The answer.",)]


def test_a_warehouse_of_a_newer_version_is_refused(data):
    with writing(lake_in(data)) as connection:
        migrate(connection, "1")
        connection.execute("insert into raw.migration values ('999_future', '', '9', now())")
        with pytest.raises(BadInput, match="999_future"):
            migrate(connection, "1")


@pytest.mark.parametrize("folder", ["views", "checks"])
def test_no_query_compares_every_row_with_every_other(loaded, folder):
    # A join on anything but equalities took minutes on a million rows. `coverage` crosses sources with one row.
    with reading(lake_in(loaded)) as connection:
        for file in sql_files(folder):
            plan = connection.execute(f"explain {file.statement}").fetchall()[0][1]
            assert not re.search("NL_JOIN|NESTED_LOOP|IE_JOIN|PIECEWISE", plan), file.name
            assert file.name in {"coverage", "source_health"} or "CROSS_PRODUCT" not in plan, file.name


def test_an_earlier_state_can_be_asked(loaded):
    before = migrated_snapshot(lake_in(loaded), "1") - 1
    assert ask(loaded, "select count(*) from document", version=before) == [(3,)]
    assert ask(loaded, "select count(*) from document") == [(4,)]


def test_the_data_folder_can_move(loaded):
    with reading(lake_in(loaded)) as connection:
        before = table_checksums(connection)
    moved = loaded.rename(loaded.with_name("moved"))
    with reading(lake_in(moved)) as connection:
        assert table_checksums(connection) == before


def test_checksums_see_one_changed_character(loaded):
    with writing(lake_in(loaded)) as connection:
        before = table_checksums(connection)
        connection.execute("update raw.document set author = 'x' where url like '%gas'")
        after = table_checksums(connection)
    assert {name for name in before if before[name] != after[name]} == {"raw.document"}


def test_a_reader_without_a_warehouse_is_told_what_to_do(data):
    with pytest.raises(BadInput, match="azimuth load"):
        ask(data, "select 1")


def test_a_postgres_catalog_is_attached_by_its_address(data, monkeypatch):
    monkeypatch.setenv("AZIMUTH_CATALOG", "host=127.0.0.1 port=1 dbname=azimuth password=hunter2")
    with pytest.raises(BadInput, match="AZIMUTH_CATALOG") as problem, reading(lake_in(data)):
        pass
    # The server was asked, and the password is not in the message.
    assert "127.0.0.1" in str(problem.value)
    assert "hunter2" not in str(problem.value)


def test_a_damaged_catalog_is_named(loaded):
    (loaded / "warehouse/catalog.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(BadInput, match=r"catalog\.sqlite cannot be opened"):
        ask(loaded, "select 1")
    assert CliRunner().invoke(group, ["check"]).exception.exit_code == 2


def test_a_lost_catalog_does_not_cost_the_files(loaded):
    files = {path.name for path in (loaded / "warehouse/parquet").rglob("*.parquet")}
    (loaded / "warehouse/catalog.sqlite").unlink()
    (loaded / "warehouse/writer.lock").write_text("1\n")
    azimuth("load", "--since", "2025-11-05", "--until", "2025-11-06")
    assert files < {path.name for path in (loaded / "warehouse/parquet").rglob("*.parquet")}
    assert ask(loaded, "select count(*) from document") == [(4,)]
