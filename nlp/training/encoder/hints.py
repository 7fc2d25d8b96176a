"""From labelled sentences to what the encoder reads: the gazetteer adds its hint, as it will when it runs."""

from collections.abc import Iterable, Iterator
from typing import Any

from nlp.annotate import day_of, prepare
from nlp.encoder.inputs import EncoderInput, encoder_input
from nlp.pipeline import build, supports
from nlp.reading import Mention
from nlp.signals import SignalFinder
from nlp.training.encoder.rows import LabelledSentence

Row = dict[str, Any]


def input_of(sentence: LabelledSentence) -> EncoderInput:
    """Return what the encoder reads of a labelled sentence."""
    language = sentence.language.partition("-")[0]
    mentions: list[Mention] = []
    if supports(language):
        nlp = build(language)
        finder = nlp.get_pipe("azimuth_signals")
        if not isinstance(finder, SignalFinder):
            raise TypeError("azimuth_signals is no SignalFinder")
        day = day_of(sentence.date)
        doc = prepare(sentence.text, language=language, part=sentence.unit, context="", day=day)
        for name, component in nlp.pipeline:
            if name != "azimuth_signals":
                doc = component(doc)
        mentions = [mention for _, reading in finder.readings(doc) for mention in reading.mentions]
    return encoder_input(sentence.text, language, mentions)


def training_rows(found: Iterable[LabelledSentence]) -> Iterator[Row]:
    """Yield rows with `kind`, `id`, `document`, `text`, `hint` and the targets."""
    for sentence in found:
        read = input_of(sentence)
        row = {"kind": sentence.kind, "id": sentence.id, "document": sentence.document}
        yield row | {"text": read.text, "hint": read.hint} | sentence.labels.targets()
