"""Find actors in a document: factory `azimuth_gazetteer`."""

from spacy.language import Language
from spacy.tokens import Doc, Span

Doc.set_extension("published_on", default=None, force=True)
Span.set_extension("actor", default=None, force=True)
Span.set_extension("form", default=None, force=True)
Span.set_extension("office", default=None, force=True)


@Language.component("azimuth_gazetteer")
def find_actors(doc: Doc) -> Doc:
    """Set `doc.spans["actors"]`."""
    raise NotImplementedError
