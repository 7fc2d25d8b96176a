"""Where sentences end, in three languages, and against the treebanks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from nlp.script import to_cyrillic

TREEBANKS = Path(__file__).parent.parent.parent / "shared" / "nlp"


def marker(language):
    nlp = spacy.blank(language)
    nlp.add_pipe("azimuth_sentences")
    return nlp


SERBIAN, ENGLISH, RUSSIAN = marker("sr_azimuth"), marker("en"), marker("ru")
SERBIAN_TEXTS = [
    ["Vučić je stigao 14. novembra.", "Potpisao je sporazum."],
    ["Dr. Petrović i prof. dr Nikolić, npr. juče, nisu došli."],
    ["NIS a.d. Novi Sad posluje od 2009. godine."],
    ["To je bilo 2025.", "Srbija je odbila."],
    ["„Nećemo uvesti sankcije. ", "To je naš stav“, rekao je Vučić."],
    ["„Da li ćemo?“ upitao je on."],
    ["„Šta je to?“ – rekao je ministar."],
    ["Stigli su Rusi, Kinezi itd.", "On nije došao."],
    ["Čl. 5 st. 2 Zakona kaže da...", "Međutim, to ne važi!"],
    ["Putin… nije rekao ništa."],
    ["Predsednik A. Vučić i g. Marković razgovarali su."],
    ["Zašto?!", "Zato što je tako (rekao je 5. oktobra)."],
    ["Nema struje.)", "Ima vode."],
]


@pytest.mark.parametrize("sentences", SERBIAN_TEXTS, ids=lambda sentences: sentences[0][:30])
@pytest.mark.parametrize("write", [str, to_cyrillic], ids=["latin", "cyrillic"])
def test_serbian(sentences, write):
    wanted = [write(sentence).strip() for sentence in sentences]
    doc = SERBIAN(" ".join(wanted))
    assert [sentence.text.strip() for sentence in doc.sents] == wanted


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Treasury listed NIS on Jan. 10, 2025.", "Serbia asked for a waiver."],
        ["Mr. Vucic met Gen. Smith at 5 p.m. in Washington, D.C. on Monday."],
        ["He said: “We will not join.”", "The E.U. was silent."],
        ["Is it so?", "Yes!"],
        ["It cost 1.5 bn. euros.", "They paid."],
        ["Serbia... did not reply.", "Dr. J. Smith did."],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_english(sentences):
    assert [sentence.text for sentence in ENGLISH(" ".join(sentences)).sents] == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Встреча прошла в 2025 г. в Белграде.", "Вучич доволен."],
        ["Министр им. А. С. Пушкина, т. е. никто, не приехал."],
        ["«Мы не введём санкции», — сказал он.", "Потом он уехал."],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_russian(sentences):
    assert [sentence.text for sentence in RUSSIAN(" ".join(sentences)).sents] == sentences


@pytest.mark.parametrize("nlp", [SERBIAN, ENGLISH, RUSSIAN], ids=["sr", "en", "ru"])
def test_a_paragraph_always_ends_a_sentence(nlp):
    doc = nlp("naslov bez tačke\n\nprvi pasus\n\n\ndrugi")
    assert [sentence.text.strip() for sentence in doc.sents] == ["naslov bez tačke", "prvi pasus", "drugi"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "?!", "„", "a.", "2025."])
def test_odd_texts_are_whole(text):
    assert "".join(sentence.text_with_ws for sentence in SERBIAN(text).sents) == text


def documents(path: Path) -> Iterator[list[tuple[str, bool]]]:
    """Yield documents as sentences, each with whether a paragraph starts with it: a title is a paragraph too."""
    sentences: list[tuple[str, bool]] = []
    starts = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and sentences:
            yield sentences
            sentences = []
        starts = starts or line.startswith("# newpar")
        if line.startswith("# text = "):
            is_after_title = bool(sentences) and sentences[-1][0][-1] not in ".!?…\"”“»:)'"
            sentences.append((line.removeprefix("# text = ").strip(), starts or is_after_title))
            starts = False
    yield sentences


def f_score(nlp, path):
    hits = found = wanted = 0
    for sentences in documents(path):
        text, ends = "", set()
        for sentence, starts_paragraph in sentences:
            text += ("\n\n" if starts_paragraph and text else " " if text else "") + sentence
            ends.add(len(text))
        guesses = {sentence.start_char + len(sentence.text.rstrip()) for sentence in nlp(text).sents}
        hits, found, wanted = hits + len(guesses & ends), found + len(guesses), wanted + len(ends)
    return 2 * hits / (found + wanted)


@pytest.mark.parametrize(
    ("nlp", "file", "floor"),
    [
        (SERBIAN, "ud-sr/sr_set-ud-dev.conllu", 0.985),
        (SERBIAN, "ud-hr/hr_set-ud-dev.conllu", 0.98),
        (ENGLISH, "uner/en_pud-ud-test.iob2", 0.99),
        (RUSSIAN, "uner/ru_pud-ud-test.iob2", 0.985),
    ],
    ids=["sr", "hr", "en", "ru"],
)
def test_against_the_treebanks(nlp, file, floor):
    if not TREEBANKS.exists():
        pytest.skip("needs the shared treebanks")
    assert f_score(nlp, TREEBANKS / file) >= floor
