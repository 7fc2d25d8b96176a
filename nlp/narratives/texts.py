"""Texts that did not come through the pipeline, parted into sentences as it parts them."""

from functools import cache

import spacy
from spacy.language import Language

from nlp.narratives.find import Sentence, Text
from nlp.pipeline import PIPELINES
from nlp.sentences import make_sentence_marker  # noqa: F401 - registers the factory


def text_of(document_id: str, title: str, text: str, language: str) -> Text:
    """Return a document ready to look at; its title is one sentence, empty where there is none."""
    body = _parter(PIPELINES.get(language, "xx"))(text)
    sentences = [Sentence(0, "title", 0, len(title), title)]
    sentences += [
        Sentence(number, "body", part.start_char, part.end_char, part.text) for number, part in enumerate(body.sents, 1)
    ]
    return Text(document_id, "\n".join(filter(None, (title, text))), language, tuple(sentences))


@cache
def _parter(language: str) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("azimuth_sentences")
    nlp.max_length = 10_000_000
    return nlp
