"""The index: what its parts are worth on evidence with a known truth, and what a run reads, stores and withholds."""

import json
from dataclasses import replace
from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from scipy.special import betaln, comb, expit

from azimuth.cli import group
from reports.errors import BadInput
from reports.trajectory.change import is_alarm, plain_test, shift_of
from reports.trajectory.domain import fit_domain
from reports.trajectory.evidence import Counts, Item, Kind, count
from reports.trajectory.gaps import find_gaps, lost_share
from reports.trajectory.inputs import Inputs, recorded_once
from reports.trajectory.likelihood import Likelihood
from reports.trajectory.run import Run
from reports.trajectory.settings import read_sensitivity, read_settings
from reports.trajectory.simulate import EAST, WEST, make_world, shuffled
from reports.trajectory.tagger import faultless, sample_tagger
from reports.trajectory.walk import make_walk, run_filter, sample_courses, smooth
from reports.week import Week
from warehouse.check import broken_rules
from warehouse.migrate import migrated_snapshot
from warehouse.store import lake_in, reading, writing

SETTINGS = read_settings()
MODEL = SETTINGS.model
WEEKS = MODEL.weeks
# What a run does is the same with fewer weeks and samples.
SMALL = replace(SETTINGS, model=replace(MODEL, weeks=60, tagger_draws=3, draws=80))
LAST = Week.parse("2026-W07")
specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)


def rng():
    return np.random.default_rng(1)


# The model


@pytest.mark.parametrize(("west", "acts"), [(0, 1), (1, 1), (2, 7), (5, 9), (40, 60)])
def test_without_errors_the_likelihood_is_the_beta_binomial(west, acts):
    likelihood = Likelihood((EAST, WEST), MODEL, faultless(1))
    own = likelihood.log(np.array([[acts - west, west]], dtype=float))[0, :, 0]
    for at, concentration in enumerate(MODEL.concentration[:4]):
        share = expit(likelihood.grid)
        a, b = concentration * share, concentration * (1 - share)
        exact = np.log(comb(acts, west)) + betaln(west + a, acts - west + b) - betaln(a, b)
        middle = abs(likelihood.grid) < 2
        assert np.abs(np.exp(own[at]) * comb(acts, west) - np.exp(exact))[middle].max() < 0.01


def test_a_week_without_evidence_says_nothing():
    likelihood = Likelihood((EAST, WEST), MODEL, faultless(2))
    assert np.abs(likelihood.log(np.zeros((3, 2)))).max() < 1e-9


def test_the_filter_gives_what_enumeration_gives():
    """A grid of three levels and three weeks: all 27 courses can be written down."""
    walk = make_walk(MODEL)
    few = [10, 50, 90]
    moves = walk.moves[:, few][:, :, few]
    small = type(walk)(walk.grid[few], np.array([0.2, 0.5, 0.3]), moves / moves.sum(2, keepdims=True))
    log_likelihood = np.log(np.random.default_rng(3).random((1, 1, 3, 3)))
    filtered = run_filter(small, log_likelihood)
    joint = np.zeros((len(moves), 3, 3, 3))
    like = np.exp(log_likelihood[0, 0])
    for step in range(len(moves)):
        for course in np.ndindex(3, 3, 3):
            a, b, c = course
            chance = small.start[a] * small.moves[step, a, b] * small.moves[step, b, c]
            joint[step][course] = chance * like[0, a] * like[1, b] * like[2, c]
    joint /= joint.sum()
    wanted = np.stack([joint.sum((0, 2, 3)), joint.sum((0, 1, 3)), joint.sum((0, 1, 2))])
    assert np.allclose(smooth(filtered), wanted)
    assert np.allclose(filtered.means()[-1], wanted[-1] @ small.grid)
    courses = sample_courses(filtered, 2, 3, 4000, rng())
    assert np.allclose(courses.mean(0), wanted @ small.grid, atol=0.12)


def test_languages_are_corrected_each_for_itself():
    """The same counts mean more in a language that is tagged well."""
    counted = {
        "en": {"west_west": 990, "west_east": 10, "east_east": 990, "east_west": 10},
        "ru": {"west_west": 700, "west_east": 300, "east_east": 700, "east_west": 300},
    }
    tagger = sample_tagger(counted, MODEL.tagger_draws, rng())
    table = np.tile([2.0, 6.0], (60, 1))
    levels = {}
    for language in counted:
        kinds = (Kind("event", language, "east"), Kind("event", language, "west"))
        levels[language] = fit_domain(Counts(kinds, table), MODEL, tagger, rng()).mean[-1]
    # 75 % tagged west: 75 % are where hardly anything is mistaken, nearly all where three in ten are.
    assert expit(levels["en"]) == pytest.approx(0.75, abs=0.04)
    assert expit(levels["ru"]) > 0.9


def test_a_language_that_was_not_counted_has_the_errors_of_all():
    tagger = sample_tagger(read_sensitivity(), 8, rng())
    assert np.array_equal(tagger.chances("bg")[1], tagger.chances("pooled")[1])
    assert not np.array_equal(tagger.chances("bg")[1], tagger.chances("en")[1])


def test_the_counted_errors_leave_the_tagger_better_than_chance():
    tagger = sample_tagger(read_sensitivity(), 16, rng())
    assert {"en", "ru", "sr-Cyrl", "sr-Latn"} <= tagger.if_east.keys()
    for language in tagger.if_east:
        apart = tagger.if_west[language] - tagger.if_east[language]
        # In every draw; of Russian few west-leaning acts were labelled, so its draws spread.
        assert apart.min() > 0
        assert apart.mean() > 0.3


def test_weeks_without_evidence_widen_the_band():
    table = np.zeros((60, 2))
    table[:20] = [3, 5]
    low, high = fit_domain(Counts((EAST, WEST), table), MODEL, faultless(MODEL.tagger_draws), rng()).bands[-2:]
    width = high - low
    assert width[15] < width[30] < width[45] < width[59]


def test_a_stance_weighs_a_quarter_of_a_deed():
    four = np.array([[4.0]])
    stance = Likelihood((Kind("event", "en", "west", 0.25),), MODEL, faultless(1)).log(four)
    deed = Likelihood((Kind("event", "en", "west", 1.0),), MODEL, faultless(1)).log(four / 4)
    assert np.allclose(stance, deed)


def votes_level(**sides):
    kinds = tuple(Kind("vote", "", side) for side in sides)
    table = np.zeros((30, len(kinds)))
    table[20:] = list(sides.values())
    return fit_domain(Counts(kinds, table), MODEL, faultless(MODEL.tagger_draws), rng()).mean[-1]


def test_votes_move_the_level_by_what_serbia_did():
    with_eu, with_russia = votes_level(with_eu=2), votes_level(with_russia=2)
    assert with_eu > 0.8
    assert with_russia < -0.8
    assert abs(votes_level(absent=2)) < 0.2
    assert votes_level(absent=2, with_eu=2) < with_eu


def test_more_measures_against_russia_do_not_lower_the_level():
    """The raw rate falls from 8 of 10 to 8 of 30; the regime's offset takes it up."""
    joined, others = Kind("decision", "other", "aligned"), Kind("decision", "other", "not_aligned")
    refused = Kind("decision", "russia", "not_aligned")
    table = np.zeros((60, 3))
    table[::6] = [0.8, 0.2, 0]
    before = fit_domain(Counts((joined, others, refused), table), MODEL, faultless(MODEL.tagger_draws), rng()).mean[-1]
    table[::6, 2] = 2
    after = fit_domain(Counts((joined, others, refused), table), MODEL, faultless(MODEL.tagger_draws), rng()).mean[-1]
    assert before - after < 0.35
    as_others = fit_domain(
        Counts((joined, others), np.stack([table[:, 0], table[:, 1] + table[:, 2]], 1)),
        MODEL, faultless(MODEL.tagger_draws), rng(),
    ).mean[-1]  # fmt: skip
    assert after - as_others > 1


def test_bands_hold_the_truth_and_fail_without_the_correction():
    """A few worlds only; benchmarks/trajectory.py measures the shares."""
    inside = {True: [], False: []}
    for seed in range(2):
        world = make_world(seed, WEEKS)
        tagger = sample_tagger(world.labelled, MODEL.tagger_draws, rng())
        for is_corrected, used in ((True, tagger), (False, faultless(MODEL.tagger_draws))):
            for domain, counts in world.counts.items():
                low, high = fit_domain(counts, MODEL, used, rng()).bands[-2:]
                inside[is_corrected].append(((low <= world.levels[domain]) & (world.levels[domain] <= high)).mean())
    assert np.mean(inside[True]) > 0.86
    assert np.mean(inside[False]) < np.mean(inside[True]) - 0.05


def test_the_plain_test_finds_a_step_and_nothing_in_shuffled_weeks():
    steps = [make_world(seed, WEEKS, step=1.0, step_week=110, step_sd=0.02) for seed in range(100, 116)]
    found = [
        any(plain_test(world.counts, week, SETTINGS.change).z > SETTINGS.change.critical for week in range(110, 121))
        for world in steps
    ]
    assert sum(found) >= 12
    still = [shuffled(make_world(seed, WEEKS), seed) for seed in range(200, 230)]
    alarms = [
        is_alarm(None, plain_test(world.counts, week, SETTINGS.change), SETTINGS.change)
        for world in still for week in range(55, WEEKS, 10)
    ]  # fmt: skip
    assert np.mean(alarms) < 0.09


def test_a_shift_is_not_told_before_there_are_weeks_to_compare_with():
    assert shift_of(np.zeros((5, 60)), 38, SETTINGS.change) is None
    assert shift_of(np.zeros((5, 60)), 39, SETTINGS.change).p_up == 0


# What is read and what is withheld


def test_a_record_leaves_out_the_press_on_it():
    vote = {"name": "1", "week": 3, "domain": "un_votes"}

    def event(name, week, **more):
        return {"name": name, "week": week, "domain": "un_votes", "stage": "done", "actor": "serbia"} | more

    events = [
        event("same week", 3), event("other week", 4), event("a stance", 3, stage="stance"),
        event("Serbia joins", 5, domain="sanctions"), event("listed", 5, domain="sanctions", actor="partner"),
    ]  # fmt: skip
    found = {"event": events, "vote": [vote], "decision": [{"name": "2", "week": 5, "domain": "sanctions"}]}
    kept = [row["name"] for row in recorded_once("event", events, found)]
    assert kept == ["other week", "a stance", "listed"]
    assert list(recorded_once("vote", [vote], found)) == [vote]


def test_a_source_below_its_normal_week_is_a_gap():
    weeks = dict.fromkeys(range(-8, 3), 10) | {3: 8, 4: 7, 5: 10}
    gaps = find_gaps({"n1": weeks, "new": {2: 9, 3: 9, 4: 1}}, 7, SETTINGS.coverage)
    # 8 of 10 is enough; a source that stopped altogether is one too; a new one has no normal week yet.
    assert [(gap.source, gap.week, gap.documents) for gap in gaps] == [("n1", 4, 7), ("n1", 6, 0), ("new", 6, 0)]


def test_what_only_the_missing_source_brought_counts_as_lost():
    items = [Item(str(at), at, "energy", WEST, sources=sources)
             for at, sources in enumerate([("n1",), ("n1", "rts"), ("rts",), ("n1",)])]  # fmt: skip
    gaps = find_gaps({"n1": dict.fromkeys(range(-8, 4), 10)}, 5, SETTINGS.coverage)
    assert lost_share(items, gaps, 4, SETTINGS.coverage) == 0.5
    assert lost_share(items, gaps, 3, SETTINGS.coverage) == 0.0


SPAN = SMALL.model.weeks


def items_of(seed=5, *, last_empty=True):
    """Events of all domains over the whole fit, none in the last week."""
    chance = np.random.default_rng(seed)
    items = []
    for domain in SETTINGS.weights:
        for week in range(SPAN - last_empty):
            for number in range(chance.poisson(0.8)):
                language = ("en", "sr-Latn", "sr-Cyrl", "ru")[chance.integers(4)]
                side, (stage, weight) = ("west", "east")[chance.integers(2)], STAGES[chance.integers(4)]
                kind = Kind("event", language, side, weight)
                source = ("n1", "rts", "tanjug")[chance.integers(3)]
                items.append(Item(f"{domain}-{week}-{number}", week, domain, kind, stage, (source,)))
    return items


STAGES = (("stance", 0.25), ("plan", 0.5), ("deal", 1.0), ("done", 1.0))
# What a run makes of the rows when they are there: day, item, sign of the move in its own domain.
FACES = {
    "Srebrenica vote": (date(2024, 5, 23), "un_votes", Kind("vote", "", "with_russia"), -1),
    "ES-11/7": (date(2025, 2, 24), "un_votes", Kind("vote", "", "with_eu"), 1),
    "NIS in force": (date(2025, 10, 9), "sanctions", Kind("event", "en", "east"), -1),
    "MOL": (date(2026, 1, 19), "energy", Kind("event", "sr-Latn", "west"), 1),
}


def run_of(items, last=LAST, documents=None):
    inputs = Inputs(items, documents or {}, [], "0")
    return Run(inputs, last, SMALL, read_sensitivity(), 1)


def levels_then(run):
    return {domain: fit.mean_then[-1] for domain, fit in run.fit.domains.items()}


@pytest.fixture(scope="module")
def quiet():
    """A run whose last week brought nothing, and its rows."""
    run = run_of(items_of())
    return run, run.result(7)


@pytest.mark.parametrize("name", FACES)
def test_face_events_move_their_own_domain_and_no_other(quiet, name):
    day, own, kind, sign = FACES[name]
    week = Week.parse(day.strftime("%G-W%V"))
    before = levels_then(quiet[0])
    run = run_of([*quiet[0].inputs.items, Item(name, SPAN - 1, own, kind)], week)
    after = levels_then(run)
    assert sign * (after[own] - before[own]) > 0.02
    assert {domain for domain in after if after[domain] != before[domain]} == {own}
    moved = [part for part in run.part_rows() if part["evidence_kind"] != "time"]
    assert [(part["name"], np.sign(part["points"])) for part in moved] == [(name, sign)]


def test_the_parts_sum_to_the_change():
    items = items_of(last_empty=False) + [
        Item(f"more {at}", SPAN - 1, "energy", Kind("event", "en", side))
        for at, side in enumerate(["west"] * 9 + ["east"] * 4)
    ]
    run = run_of(items)
    parts, headline = run.part_rows(), run.headline()
    assert sum(part["points"] for part in parts) == pytest.approx(headline["change"], abs=1e-10)
    last = {item.name for item in items if item.week == SPAN - 1}
    assert {part["name"] for part in parts} == last | {"time"}
    energy = run.fit.domains["energy"]
    own = sum(part["log_odds"] for part in parts if part["domain"] == "energy")
    moved = SETTINGS.weights["energy"] * (energy.mean[-1] - energy.mean_then[-2])
    assert own == pytest.approx(moved, abs=1e-12)
    assert all(part["points"] > 0 for part in parts if part["name"].startswith("more") and int(part["name"][5:]) < 9)


def test_a_run_gives_the_same_bits_again(quiet):
    again = run_of(items_of()).result(7)
    assert again.tables() == quiet[1].tables()


def test_another_seed_moves_the_level_by_little():
    inputs = Inputs([item for item in items_of() if item.domain in {"energy", "sanctions"}], {}, [], "0")
    settings = replace(SETTINGS, model=replace(MODEL, weeks=SPAN))
    one, other = (Run(inputs, LAST, settings, read_sensitivity(), seed) for seed in (1, 2))
    assert other.headline()["level"] == pytest.approx(one.headline()["level"], abs=0.5)


def test_every_line_is_drawn(quiet):
    lines = {(row["line"], row["name"]) for row in quiet[1].lines}
    left_out = {("without_domain", domain) for domain in SETTINGS.weights}
    left_out |= {("without_source", source) for source in ("n1", "rts", "tanjug")}
    assert lines == left_out | {("words", ""), ("deeds", ""), ("equal_weights", "")}


def test_a_missing_source_withholds_and_does_not_lower(quiet):
    documents = {source: dict.fromkeys(range(-8, SPAN), 20) for source in ("n1", "rts", "tanjug")}
    documents["n1"][SPAN - 1] = 3
    result = run_of(items_of(), documents=documents).result(7)
    assert (result.run["level"], result.run["p_up"], result.parts) == (None, None, [])
    assert "n1 brought 15% of its normal week" in result.run["withheld"]
    last = [row for row in result.domains if row["week"] == str(LAST)]
    assert all(row["level"] is None and row["withheld"] for row in last)
    # The weeks before stand as they were.
    assert result.weeks[-2] == quiet[1].weeks[-2]
    assert [row["source"] for row in result.gaps] == ["n1"]


def test_without_evidence_nothing_is_given():
    result = run_of([]).result(7)
    assert result.run["withheld"] == "no evidence"
    assert all(row["level"] is None and row["withheld"] == "no evidence" for row in result.weeks + result.domains)


def test_a_domain_without_evidence_is_said_so_and_stays_in_the_composite():
    run = run_of([item for item in items_of() if item.domain != "energy"])
    last = {row["domain"]: row for row in run.domain_rows() if row["week"] == str(LAST)}
    assert (last["energy"]["level"], last["energy"]["withheld"], last["energy"]["effective_weight"]) == (
        None, "no evidence", 0.0,
    )  # fmt: skip
    assert run.withheld(SPAN - 1) is None


def test_weights_that_are_no_whole_are_refused(tmp_path):
    text = (Path(read_settings.__code__.co_filename).parent / "settings.toml").read_text(encoding="utf-8")
    wrong = tmp_path / "settings.toml"
    wrong.write_text(text.replace("energy = 0.165", "energy = 0.265"), encoding="utf-8")
    with pytest.raises(BadInput, match="sum to 1"):
        read_settings(wrong)


def test_items_are_counted_by_class():
    items = [Item("a", 0, "energy", WEST), Item("b", 0, "energy", WEST), Item("c", 2, "energy", EAST)]
    counts = count(items, 3)
    west, acts = counts.directional
    assert (west.tolist(), acts.tolist()) == ([2, 0, 0], [2, 0, 1])


# The command


def azimuth(*arguments):
    return CliRunner().invoke(group, arguments)


EVENTS = """
    create or replace view main.event as
    select
        format('{:016x}', number) as event_id, ['energy', 'sanctions', 'diplomacy'][number % 3 + 1] as domain,
        ['west', 'east', 'west', 'neutral'][number % 4 + 1] as direction, ['EU'] as partner, 'serbia' as actor,
        ['stance', 'call', 'deal', 'done', 'plan'][number % 5 + 1] as stage, false as reversal,
        date '2024-01-01' + (number * 2)::integer as happened_on, now() as first_seen_at, '' as first_document_id,
        1 as documents, 1 as outlets, 1 as sentences, 'sr-Latn' as language, ['n1'] as sources,
        null::double as probability
    from range(390) as numbers (number)
"""


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("AZIMUTH_DATA", str(tmp_path / "data"))
    unitfiles.write_day(tmp_path / "data", "2025-11-05", "n1", [unitfiles.article("https://n1.rs/1")])
    assert azimuth("load", "--day", "2025-11-05").exit_code == 0
    return tmp_path / "data"


def with_events(data):
    with writing(lake_in(data)) as connection:
        connection.execute("drop view if exists main.event")
        connection.execute(EVENTS.replace("create or replace", "create"))


def stored(data, query):
    with reading(lake_in(data)) as connection:
        return connection.execute(query).fetchall()


TABLES = ("index_week", "index_domain", "index_part", "index_line")


def test_runs_are_stored_once_published_and_made_again_bit_for_bit(data):
    with_events(data)
    # Before the crawl of November, so that no source is expected yet.
    first = azimuth("trajectory", "--week", "2025-W30")
    assert "what moved it" in first.output
    assert "no UN roll calls" in first.output
    assert ": stored" in azimuth("trajectory", "--week", "2025-W31").output
    assert stored(data, PUBLISHED) == [(WEEKS, "2022-W32", "2025-W31", True)]
    assert stored(data, "select count(distinct domain), count(*) from weekly_domain") == [(11, 11 * WEEKS)]
    runs = stored(data, "select as_of, is_current, run_id, snapshot_id from index_run order by all")
    assert [run[:2] for run in runs] == [("2025-W30", True), ("2025-W31", True)]
    assert not broken_rules(lake_in(data), migrated_snapshot(lake_in(data), "1"))

    run_id, snapshot = runs[1][2:]
    kept = {table: stored(data, f"from raw.{table} where run_id = '{run_id}'") for table in TABLES}
    with writing(lake_in(data)) as connection:
        connection.execute("drop view main.event")
        for table in ("index_run", *TABLES):
            connection.execute(f"delete from raw.{table} where run_id = '{run_id}'")
    assert azimuth("trajectory", "--week", "2025-W31", "--at", str(snapshot)).exit_code == 0
    assert {table: stored(data, f"from raw.{table} where run_id = '{run_id}'") for table in TABLES} == kept
    assert all(kept.values())
    assert "stored already" in azimuth("trajectory", "--week", "2025-W30", "--at", str(runs[0][3])).output
    assert stored(data, "select count(*) from raw.index_run") == [(2,)]


PUBLISHED = """
    select count(*), min(week), max(week), bool_and(level between low_90 and high_90) from weekly_index
"""


def test_json_and_dry_run(data):
    with_events(data)
    result = CliRunner().invoke(group, ["trajectory", "--week", "2025-W31", "--json", "--dry-run"])
    figures = json.loads(result.stdout)
    assert figures["index_run"]["events"] > 100
    assert {row["week"] for row in figures["index_domain"]} == {"2025-W31"}
    assert stored(data, "select count(*) from raw.index_run") == [(0,)]


def test_no_events_is_said(data):
    result = azimuth("trajectory", "--week", "2025-W40")
    assert result.exit_code == 0, result.output
    assert "no events" in result.output
    assert "withheld: no evidence" in result.output


def test_a_week_that_was_not_crawled_is_withheld(data):
    # Five weeks with articles; the last crawl came six weeks later and brought nothing.
    for day in range(1, 36):
        when = (date(2025, 11, 5) + timedelta(days=day)).isoformat()
        unitfiles.write_day(data, when, "n1", [unitfiles.article(f"https://n1.rs/{day}")])
    unitfiles.write_day(data, "2025-12-21", "n1", [])
    assert azimuth("load", "--since", "2025-11-06", "--until", "2025-12-21").exit_code == 0
    with_events(data)
    assert "withheld" not in azimuth("trajectory", "--week", "2025-W49", "--dry-run").output
    assert "n1 brought 0% of its normal week" in azimuth("trajectory", "--week", "2025-W51", "--dry-run").output
