"""From sentences to the numbers of their word pieces, as the encoder was trained on them."""

from pathlib import Path

from tokenizers import Tokenizer

from nlp.encoder.inputs import MOST_HINT, MOST_WORDS, EncoderInput

START, END = "<s>", "</s>"


class Pieces:
    """The tokenizer of an encoder's folder."""

    def __init__(self, path: Path) -> None:
        """Read `tokenizer.json`."""
        self.tokenizer = Tokenizer.from_file(str(path))
        vocabulary: dict[str, int] = self.tokenizer.get_vocab()
        self.start, self.end = vocabulary[START], vocabulary[END]

    def numbers(self, sentence: EncoderInput) -> list[int]:
        """Return `<s> text </s> hint </s>` as piece numbers, text and hint cut to their most."""
        text = self.tokenizer.encode(sentence.text).ids[: MOST_WORDS - 2]
        hint = self.tokenizer.encode(sentence.hint).ids[: MOST_HINT - 2] if sentence.hint else []
        return [self.start, *text, self.end, *hint, self.end]
