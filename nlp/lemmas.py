"""Lemmas without a model: factory `azimuth_lemmatizer`; Latin for Serbian, with diacritics restored where text lacks them."""

from spacy.language import Language
from spacy.tokens import Doc


class Lemmatizer:
    """Sets `token.lemma_`: lower case except for names; Serbian always in Latin script."""

    def __init__(self, language: str) -> None:
        """Take the tables of a language: `sr_azimuth`, `en` or `ru`."""
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token."""
        raise NotImplementedError


@Language.factory("azimuth_lemmatizer")
def make_lemmatizer(nlp: Language, name: str) -> Lemmatizer:
    """Make the lemmatizer of the pipeline's language."""
    return Lemmatizer(nlp.lang)
