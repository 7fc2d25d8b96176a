"""Whose words run on: a quotation over several sentences, and `dodao je` after the sentence that named the speaker."""

from nlp.reading import Mention
from nlp.speech import Speech

# „ and « open a quotation, ” and » end one; " and “ do either, as “ ends a Serbian quotation and opens an English one.
OPENS, ENDS, EITHER = frozenset("„«"), frozenset("”»"), frozenset('"“')
PARAGRAPH = "\n\n"


class Voice:
    """Follows one text from sentence to sentence; give it every sentence, also those that say nothing of interest."""

    def __init__(self) -> None:
        """Begin a text: nobody has spoken."""
        self.speaker: Mention | None = None
        self.is_unknown = False
        self._is_open = False

    def of(self, text: str, speech: Speech) -> tuple[Mention | None, bool]:
        """Return the speaker of the next sentence, and whether it is somebody unknown."""
        quoted = self._is_open or text.lstrip()[:1] in OPENS | EITHER
        # A paragraph ends what was never closed: one forgotten mark must not quote the rest of a text.
        self._is_open = _is_open_after(text, is_open=self._is_open) and PARAGRAPH not in text[len(text.rstrip()) :]
        if speech.speaker is not None or speech.is_unknown:
            self.speaker, self.is_unknown = speech.speaker, speech.is_unknown
        elif not speech.is_same and not quoted:
            return None, False
        return self.speaker, self.is_unknown


def _is_open_after(text: str, *, is_open: bool) -> bool:
    for character in text:
        if character in OPENS:
            is_open = True
        elif character in ENDS:
            is_open = False
        elif character in EITHER:
            is_open = not is_open
    return is_open
