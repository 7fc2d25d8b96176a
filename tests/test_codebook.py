"""The codebook's own sentences are the tests of its rules: as written, in Cyrillic, and without diacritics."""

import shutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from nlp.annotate import prepare
from nlp.codebook import FOLDER, load, read_folder
from nlp.errors import BadInput
from nlp.pipeline import build
from nlp.script import to_cyrillic

DAY = date(2025, 11, 5)
EXAMPLES = [(domain.code, example) for domain in load().domains for example in domain.examples]


def without_diacritics(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "dj").replace("Đ", "Dj"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def as_written(text: str) -> str:
    return text


def variants(lang):
    return [as_written, to_cyrillic, without_diacritics] if lang == "sr" else [as_written]


CASES = [
    pytest.param(example, write, id=f"{code}-{example.lang}-{write.__name__}-{example.text[:40]}")
    for code, example in EXAMPLES
    for write in variants(example.lang)
]


@pytest.mark.parametrize(("example", "write"), CASES)
def test_example_carries_its_signals(example, write, request):
    if example.known_gap:
        request.applymarker(pytest.mark.xfail(strict=write is as_written, reason="a known gap: docs/quality.md"))
    nlp = build(example.lang)
    doc = nlp(prepare(write(example.text), language=example.lang, part="body", context=example.context, day=DAY))
    finder = nlp.get_pipe("azimuth_signals")
    found = {
        f"{finding.domain}/{finding.direction}/{finding.stage}/{finding.actor}"
        for _, reading in finder.readings(doc)
        for finding in finder.rules.findings(reading)
    }
    assert len(found) == len(example.signals), found
    for wanted in example.signals:
        assert any(signal == wanted or signal.startswith(wanted + "/") for signal in found), found


@pytest.mark.parametrize("domain", load().domains, ids=lambda domain: domain.code)
def test_domain_has_examples_in_both_languages_and_counter_examples(domain):
    for lang in ("en", "sr"):
        examples = [example for example in domain.examples if example.lang == lang]
        assert len([example for example in examples if example.signals]) >= 3
        assert [example for example in examples if not example.signals], f"no counter-example in {lang}"


def test_the_eleven_domains_are_there():
    assert len(load().domains) == 11


@pytest.fixture
def folder(tmp_path):
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('definition = "', 'definitoin = "', "definition"),
        ('code = "sanctions"', 'code = "sanction"', "file's name"),
        ("[[rule]]\nid", "[[rule]]\ncolour = 1\nid", "unknown key 'colour'"),
        ("[[example]]\ntext", "[[example]]\ntxet", "unknown key 'txet'"),
        ('direction = "east"', 'direction = "south"', "direction is 'south'"),
        ('all = ["nis', 'all = ["nisam', "is called 'nisam"),
        ("[cues.sanctions]", "[cues.sanctions", "no valid TOML"),
        ('en = ["sanction*"', 'de = ["Sanktion*"', "unknown language 'de'"),
        ("[[rule]]\nid", '[[rule]]\nneeds_serbia = "yes"\nid', "needs_serbia: must be true or false"),
    ],
)
def test_broken_file_is_named_with_its_key(folder, old, new, says):
    change(folder / "sanctions.toml", old, new)
    with pytest.raises(BadInput) as raised:
        read_folder(folder)
    assert "sanctions.toml" in str(raised.value)
    assert says in str(raised.value)


def test_missing_rule_key_is_named(folder):
    text = (folder / "sanctions.toml").read_text(encoding="utf-8")
    (folder / "sanctions.toml").write_text(text + '\n[[rule]]\nid = "empty"\nall = []\n', encoding="utf-8")
    with pytest.raises(BadInput, match="direction"):
        read_folder(folder)


def test_missing_shared_file_is_named(folder):
    (folder / "shared.toml").unlink()
    with pytest.raises(BadInput, match=r"shared\.toml"):
        read_folder(folder)
