"""The signal encoder: its labels and rows, its pieces, the base weights it starts from, its export and what it says."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from azimuth.trainsignals import command
from nlp.codebook.schema import ACTORS, STAGES
from nlp.encoder.inputs import encoder_input
from nlp.encoder.model import FOLDER, Encoder
from nlp.encoder.tokens import Pieces
from nlp.errors import BadInput
from nlp.training.encoder.base import Base, Sizes, read_base
from nlp.training.encoder.hints import training_rows
from nlp.training.encoder.labels import PAIRS, Labels, labels_of_example, labels_of_text
from nlp.training.encoder.rows import (
    CORPUS_LABELS,
    OWN,
    LabelledSentence,
    codebook_rows,
    corpus_rows,
    gold_rows,
    id_of,
    own_rows,
    read_corpus_labels,
)
from nlp.training.encoder.vocabulary import choose_pieces, numbers_in_base, tokenizer_of

LATIN = "Srbija neće uvesti sankcije Rusiji, rekao je predsednik."
CYRILLIC = "Србија неће увести санкције Русији, рекао је председник."
NEEDS_WEIGHTS = pytest.mark.skipif(not (FOLDER / "encoder.onnx").exists(), reason="the encoder is not in the checkout")


def test_labels_are_read_as_they_are_written():
    labels = labels_of_text("energy/west/AZ,EU/both/deal; sanctions/east/RU/serbia/stance/R")
    assert labels == Labels(("energy/west", "sanctions/east"), ("deal", "stance"), ("both", "serbia"), True)
    targets = labels.targets()
    assert [pair for pair, has in zip(PAIRS, targets["pairs"], strict=True) if has] == ["energy/west", "sanctions/east"]
    assert dict(zip(STAGES, targets["stages"], strict=True))["deal"] == 0.5
    assert sum(targets["actors"]) == 1
    assert targets["reversal"] == 1


def test_no_signal_has_no_stage_and_an_example_may_leave_it_open():
    assert labels_of_text("-").targets()["stages"] == [0.0] * len(STAGES)
    assert labels_of_example(["sanctions/neutral/done"]).targets()["actors"] == [0.0] * len(ACTORS)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("energy/west/AZ/both", "is no label"),
        ("energy/west/AZ/both/deal/X", "is no label"),
        ("energy/up/AZ/both/deal", "'energy/up' is not in the codebook"),
        ("energy/west/AZ/both/signed", "'signed' is not in the codebook"),
        ("energy/west/AZ/they/deal", "'they' is not in the codebook"),
    ],
)
def test_a_bad_label_is_named_with_its_row(tmp_path, written, named):
    (tmp_path / "own.tsv").write_text(f"# remark\nen\ttitle\t{written}\tA sentence\n", encoding="utf-8")
    with pytest.raises(BadInput, match=rf"own\.tsv:2: .*{named}"):
        list(own_rows(tmp_path))


@pytest.mark.parametrize(
    ("line", "named"),
    [("en\ttitle\t-", "3 fields"), ("fr\ttitle\t-\tPhrase", "'fr'"), ("en\tlead\t-\tSentence", "'lead'")],
)
def test_a_bad_row_of_our_own_is_named(tmp_path, line, named):
    (tmp_path / "own.tsv").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match=rf"own\.tsv:1: .*{named}"):
        list(own_rows(tmp_path))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{", "no JSON"),
        ('{"id": "1", "lang": "en"}', "'text' is missing"),
        ('{"id": "1", "lang": "en", "text": "x", "signals": [{"domain": "energy"}]}', "'direction' is missing"),
    ],
)
def test_a_bad_gold_row_is_named(tmp_path, line, named):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "0", "lang": "en", "text": "y"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match=rf"gold\.jsonl:2: .*{named}"):
        list(gold_rows(path, "gold"))


def test_what_is_shipped_for_training_can_be_read():
    own, examples, corpus = list(own_rows(OWN)), list(codebook_rows()), read_corpus_labels(CORPUS_LABELS)
    assert {pair for row in own for pair in row.labels.pairs} == set(PAIRS), "a pair without a sentence of ours"
    assert {row.language for row in own} == {"en", "sr-Latn", "sr-Cyrl", "ru"}
    assert examples
    assert len(corpus) > 3000


def test_labelled_sentences_are_found_again_in_a_corpus(tmp_path):
    rows = [
        {
            "lang": "sr-Latn",
            "title": "Naslov",
            "text": f"Prva rečenica. {LATIN}",
            "date": "2024-05",
            "url_or_path": "a",
        },
        {"lang": "sr-Cyrl", "title": "", "text": CYRILLIC, "date": "2024-05", "url_or_path": "held out"},
        {"lang": "en", "title": "Naslov", "text": "", "date": "", "url_or_path": "c"},
    ]
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    labels = {id_of(text): Labels() for text in ("Naslov", LATIN, CYRILLIC, "nowhere")}
    found = list(corpus_rows(path, labels, {"held out"}))
    assert [(row.text, row.unit, row.document) for row in found] == [("Naslov", "title", "a"), (LATIN, "body", "a")]


def test_both_scripts_are_read_alike_with_the_same_hint():
    labels = labels_of_text("sanctions/east/RU/serbia/stance")
    read = [
        next(training_rows([LabelledSentence("own", "1", "1", language, "body", "", text, labels)]))
        for language, text in (("sr-Latn", LATIN), ("sr-Cyrl", CYRILLIC))
    ]
    assert read[0] == read[1]
    assert read[0]["text"] == LATIN
    assert "RU state east" in read[0]["hint"]


def test_base_file_is_read_block_by_block(tmp_path):
    pieces = ["<s>", "a", "ž"]
    blob, offsets = "".join(pieces).encode(), [0, 3, 4, 6]
    block = struct.pack("<e", 0.5) + bytes(
        (low | high << 4) for low, high in zip(range(16), range(15, -1, -1), strict=True)
    )
    vector = struct.pack("<2f", 1.5, -2.0)
    head = b"12345678" + struct.pack("<7i", 32, 0, 1, 64, 1, 8, 1) + struct.pack("<fi", 1e-5, 32)
    head += struct.pack("<5iQ", 3, 0, 2, 1, 1, len(blob)) + struct.pack("<4I", *offsets)
    head += struct.pack("<3f", 0, -1, -2) + blob + struct.pack("<iI", 0, 4) + b"norm" + struct.pack("<i", 2)
    start = len(head) + 2 * (2 + 1 + 21)
    table = struct.pack("<H", 1) + b"m" + struct.pack("<BIQQ", 1, 32, start, 18)
    table += struct.pack("<H", 1) + b"v" + struct.pack("<BIQQ", 0, 2, start + 18, 8)
    path = tmp_path / "base.bin"
    path.write_bytes(head + table + block + vector)
    base = read_base(path)
    assert base.pieces == pieces
    assert base.scores.tolist() == [0, -1, -2]
    assert base.vector("v").tolist() == [1.5, -2.0]
    expected = [(number - 8) / 2 for number in (*range(16), *range(15, -1, -1))]
    assert base.matrix("m", 1, 32).tolist() == [expected]


class SmallBase(Base):
    """A base model of a few pieces with random weights: one layer, 64 wide."""

    def vector(self, name):
        sizes = {"emb.pos": 160 * 64, "l0.fi.b": 128}
        return self._random(name, sizes.get(name, 64))

    def matrix(self, name, rows, columns):
        return self._random(name, rows * columns).reshape(rows, columns)

    def _random(self, name, count):
        return np.random.default_rng(len(name) + sum(name.encode())).normal(0, 0.3, count).astype(np.float32)


@pytest.fixture
def small_base():
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *"▁abcšnkij", "▁sank", "cija", "▁ban", "sank", "語"]
    scores = np.array([0] * 4 + [-10.0 - at for at in range(9)] + [-5, -6, -7, -8, -20], np.float32)
    return SmallBase(b"", Sizes(64, 1, 4, 128, len(pieces), 160, 1), 1e-5, 3, pieces, scores, {})


def test_pruned_vocabulary_cuts_texts_as_the_whole_one(small_base, tmp_path):
    kept = choose_pieces(small_base, ["sankcija"], ["ban ban", "xyz"])
    names = [small_base.pieces[number] for number in kept]
    assert {"▁sank", "cija", "▁ban"} <= set(names)
    assert "sank" not in names, "never seen, and no letter"
    assert "語" in names, "the lowest score must stay: the cost of an unknown letter hangs on it"
    whole, small = tokenizer_of(small_base, range(len(small_base.pieces))), tokenizer_of(small_base, kept)
    for text in ("sankcija", "ban  sankcija", "bančina?", "語q"):
        assert small.encode(text).tokens == whole.encode(text).tokens
    small.save(str(tmp_path / "tokenizer.json"))
    assert numbers_in_base(small_base, tmp_path / "tokenizer.json") == kept


def test_exported_network_says_what_the_trained_one_says(small_base, tmp_path):
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from nlp.encoder.inputs import EncoderInput
    from nlp.training.encoder.export import Shipped, export
    from nlp.training.encoder.fit import Examples, Plan, predict, train
    from nlp.training.encoder.network import Network

    torch.manual_seed(3)
    tokenizer_of(small_base, range(len(small_base.pieces))).save(str(tmp_path / "tokenizer.json"))
    network = Network(small_base, list(range(len(small_base.pieces))))
    texts = [("sankcija", 1), ("ban", 0), ("ban sankcija", 1), ("kašika", 0)] * 12
    targets = {has: labels_of_text("sanctions/west/EU/both/done" if has else "-").targets() for has in (0, 1)}
    rows = [{"id": str(at), "text": text, "hint": ""} | targets[has] for at, (text, has) in enumerate(texts)]
    examples = Examples(rows, Pieces(tmp_path / "tokenizer.json"))
    train(network, examples, Plan(80, 3e-3, 3e-2), seed=1, most_steps=None, say=lambda _: None)
    own = predict(network, examples)
    sanctions = PAIRS.index("sanctions/west")
    assert all((row["pairs"][sanctions] > 0) is bool(has) for row, (_, has) in zip(own, texts, strict=True))
    with torch.no_grad():
        pieces, mask = examples.batch(range(len(rows)))
        exact = [values.numpy() for values in network.eval()(pieces, mask)]
        plain = [values.numpy() for values in Shipped(network).eval()(pieces, mask.float())]
    largest = np.abs(exact[0]).max()
    assert np.abs(exact[0] - plain[0]).max() < 0.01 * largest, "words in 8 bits and nothing else"
    export(network, tmp_path)
    first = (tmp_path / "encoder.onnx").read_bytes()
    opinions = Encoder(tmp_path).opinions([EncoderInput(text, "") for text, _ in texts])
    for at, opinion in enumerate(opinions):
        assert np.abs(exact[0][at] - opinion.pairs).max() < 0.03 * largest
        assert (opinion.pairs[sanctions] > 0) == texts[at][1]
        assert np.exp(opinion.stages).sum() == pytest.approx(1, abs=1e-4)
        assert np.exp(opinion.actors).sum() == pytest.approx(1, abs=1e-4)
    assert json.loads((tmp_path / "labels.json").read_text())["pairs"] == list(PAIRS)
    export(network, tmp_path)
    assert (tmp_path / "encoder.onnx").read_bytes() == first
    assert str(tmp_path).encode() not in first
    assert str(Path(__file__).parent.parent).encode() not in first


def test_folds_are_near_even():
    pytest.importorskip("torch")
    from nlp.training.encoder.fit import fold_of

    counts = np.bincount([fold_of(f"document {at}", 5) for at in range(5000)])
    assert len(counts) == 5
    assert counts.min() > 900


def test_a_part_that_is_not_there_is_refused(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.touch()
    files = [word for name in ("gold", "negatives", "corpus") for word in (f"--{name}", str(path))]
    result = CliRunner().invoke(command, [*files, "--out", str(tmp_path / "out"), "--fold", "5"])
    assert result.exit_code != 0
    assert "there are 5 parts" in (result.output + str(result.exception))


@NEEDS_WEIGHTS
def test_shipped_pieces_are_the_same_in_both_scripts():
    pieces = Pieces(FOLDER / "tokenizer.json")
    numbers = [pieces.numbers(encoder_input(text, "sr", ())) for text in (LATIN, CYRILLIC)]
    assert numbers[0] == numbers[1]
    assert pieces.tokenizer.token_to_id("<unk>") not in numbers[0]


@NEEDS_WEIGHTS
def test_shipped_opinions_do_not_depend_on_order_or_company():
    texts = (
        ("Serbia joined the EU sanctions against Belarus.", "en"),
        ("Partizan won the derby.", "en"),
        (LATIN, "sr"),
    )
    sentences = [encoder_input(text, language, ()) for text, language in texts]
    encoder = Encoder(FOLDER)
    together, turned = encoder.opinions(sentences), encoder.opinions(sentences[::-1])[::-1]
    for one, other in zip(together, turned, strict=True):
        assert (one.pairs == other.pairs).all()
    alone = [encoder.opinions([sentence])[0] for sentence in sentences]
    assert all((one.pairs == other.pairs).all() for one, other in zip(together, alone, strict=True))
    assert PAIRS[int(together[0].pairs.argmax())] == "sanctions/west"
    assert together[1].pairs.max() < together[0].pairs.max()
    assert PAIRS[int(together[2].pairs.argmax())] == "sanctions/east"
