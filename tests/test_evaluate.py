"""Scores against counts worked out by hand, and the command around them."""

import json

import pytest
from click.testing import CliRunner

from azimuth.errors import BadInput
from azimuth.evaluate import command
from nlp.calibration import calibration
from nlp.score import confusion, in_part, pair, scores, worst


def signal(domain, direction, partner=("RU",), actor="serbia", stage="stance"):
    return {
        "domain": domain,
        "direction": direction,
        "partner": list(partner),
        "actor": actor,
        "stage": stage,
        "reversal": False,
    }


def row(number, *signals, lang="en"):
    return {"id": str(number), "doc": f"d{number}", "lang": lang, "text": "x", "signals": list(signals)}


PAIRS = [
    pair(row(1, signal("energy", "east")), [signal("energy", "east", ("RU", "CN"), stage="deal")]),
    pair(row(2, signal("energy", "east")), [signal("energy", "west")]),
    pair(row(3, signal("economy", "west"), lang="sr-Latn"), []),
    pair(row(4, lang="sr-Latn"), [signal("economy", "west")]),
]


def test_micro_scores():
    figures = scores(PAIRS)
    everything = figures["domain_direction"]["all"]
    assert (everything["precision"], everything["recall"], everything["f1"]) == (0.3333, 0.3333, 0.3333)
    assert everything["gold"] == everything["found"] == 3
    low, high = everything["f1_interval_95"]
    assert 0 <= low <= everything["f1"] <= high <= 1
    assert figures["domain_direction"]["sr-Latn"]["f1"] == 0.0
    assert figures["has_signal"]["f1"] == pytest.approx(2 / 3, abs=1e-4)


def test_figures_on_matches():
    matched = scores(PAIRS)["on_matches"]
    assert matched["matches"] == 1
    assert (matched["stage_accuracy"], matched["actor_accuracy"]) == (0.0, 1.0)
    assert matched["partner"]["f1"] == pytest.approx(2 / 3, abs=1e-4)


def test_confusion_of_directions_counts_rows_with_the_domain_on_both_sides():
    assert confusion(PAIRS) == {"east > east": 1, "east > west": 1}


def test_worst_rows_come_first():
    assert [error["id"] for error in worst(PAIRS, 2)] == ["2", "3"]


def test_interval_is_the_same_every_time():
    assert scores(PAIRS) == scores(PAIRS)


def test_command_writes_every_figure(tmp_path):
    gold, out = tmp_path / "gold.jsonl", tmp_path / "scores.json"
    text = "Serbia will not impose sanctions on Russia, Vucic said."
    rows = [row(1, signal("sanctions", "east")) | {"text": text}, row(2) | {"text": "It rained in Novi Sad."}]
    gold.write_text("\n".join(json.dumps(each) for each in rows), encoding="utf-8")
    result = CliRunner().invoke(
        command, ["signals", str(gold), "--negatives", str(gold), "--errors", "--out", str(out)]
    )
    assert result.exit_code == 0, result.output
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert figures["parts"]["all"]["domain_direction"]["all"]["f1"] == 1.0
    assert figures["negatives"] == {"rows": 2, "with_signal": 1, "share": 0.5}
    assert "| all | all | 2 | 1.000 | 1.000 | 1.000 |" in result.output


def test_split_keeps_documents_together_and_loses_none():
    pairs = [pair(row(number), []) for number in range(200)] * 2
    first, rest = in_part(pairs, 70), in_part(pairs, 70, rest=True)
    assert len(first) + len(rest) == len(pairs)
    assert 0.6 < len(first) / len(pairs) < 0.8
    assert not {each.row["doc"] for each in first} & {each.row["doc"] for each in rest}


def test_page_gets_the_tables_between_its_marks(tmp_path):
    gold, page = tmp_path / "gold.jsonl", tmp_path / "quality.md"
    gold.write_text(json.dumps(row(1) | {"text": "It rained."}), encoding="utf-8")
    page.write_text("# Head\n<!-- scores -->\nout of date\n<!-- /scores -->\nTail\n", encoding="utf-8")
    result = CliRunner().invoke(command, ["signals", str(gold), "--page", str(page)])
    assert result.exit_code == 0, result.output
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Head\n<!-- scores -->\nPipeline ")
    assert text.endswith("<!-- /scores -->\nTail\n")
    assert "out of date" not in text


def test_page_without_marks_is_named(tmp_path):
    gold, page = tmp_path / "gold.jsonl", tmp_path / "quality.md"
    gold.write_text(json.dumps(row(1) | {"text": "It rained."}), encoding="utf-8")
    page.write_text("# Head\n", encoding="utf-8")
    result = CliRunner().invoke(command, ["signals", str(gold), "--page", str(page)])
    assert isinstance(result.exception, BadInput)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "no such file"),
        ("", "no rows"),
        ("{", "line 1"),
        ('{"text": "x", "lang": "en", "signals": []}', "'doc'"),
        ("[]", "`text`"),
    ],
)
def test_bad_gold_is_named(tmp_path, content, says):
    gold = tmp_path / "gold.jsonl"
    if content is not None:
        gold.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(command, ["signals", str(gold)])
    assert isinstance(result.exception, BadInput)
    assert says in str(result.exception)


def test_calibration_counts_what_was_right_by_probability():
    gold = {"domain": "energy", "direction": "west", "stage": "done", "actor": "serbia", "partner": ["AZ"]}
    found = gold | {"probability": 0.83}
    wrong = found | {"direction": "east", "probability": 0.41}
    rows = calibration([pair({"signals": [gold]}, [found]), pair({"signals": [gold]}, [wrong])])
    assert rows == [
        {"from": 0.4, "found": 1, "mean_probability": 0.41, "share_right": 0.0},
        {"from": 0.8, "found": 1, "mean_probability": 0.83, "share_right": 1.0},
    ]
