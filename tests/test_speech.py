"""Who says it: the side of the speaker, in three languages, written as the press writes it; the sentences are ours."""

from datetime import date

import pytest

from nlp.annotate import prepare
from nlp.pipeline import build
from nlp.script import to_cyrillic

DAY = date(2025, 11, 5)
UNKNOWN, NOBODY = "unknown", "none"

TITLES = [
    ("en", "Vucic: Serbia will not impose sanctions on Russia", "serbia"),
    ("en", "Lavrov: Serbia will not join sanctions against Russia", "partner"),
    ("en", "Serbia will not join NATO — Vucic", "serbia"),
    ("en", "Vucic on sanctions: Serbia will keep its policy toward Russia", "serbia"),
    ("sr", "Vučić: Srbija neće uvesti sankcije Rusiji", "serbia"),
    ("sr", "Lavrov: Srbija neće uvesti sankcije Rusiji", "partner"),
    ("sr", "Vučić o sankcijama: Srbija neće uvesti sankcije Rusiji", "serbia"),
    ("sr", "Bocan-Harčenko: Srbija neće uvesti sankcije Rusiji", "partner"),
    ("sr", "Srbija neće u NATO — Vučić", "serbia"),
    ("ru", "Лавров: Сербия не введет санкции против России", "partner"),
]
SENTENCES = [
    ("en", "Serbia will not impose sanctions on Russia, said Vucic", "serbia"),
    ("en", "Serbia will not impose sanctions on Russia, Vucic said.", "serbia"),
    ("en", "Serbia should align with EU sanctions, European Commission spokesperson Peter Stano said.", "partner"),
    ("en", "According to Vucic, Serbia will not impose sanctions on Russia.", "serbia"),
    ("en", "According to the Russian ambassador, Serbia will not impose sanctions on Russia.", "partner"),
    ("en", "The Russian ambassador said that Serbia would not join the sanctions.", "partner"),
    ("en", "Vucic said the EU asked Serbia to impose sanctions on Russia.", "serbia"),
    ("en", "US Ambassador Christopher Hill said that Serbia should join the sanctions against Russia.", "partner"),
    ("en", "“Serbia will not impose sanctions on Russia,” Brnabic told reporters in Brussels.", "serbia"),
    ("en", "“Serbia has to align with the EU sanctions on Russia,” said Borrell.", "partner"),
    ("en", "Kremlin spokesman Dmitry Peskov said that Serbia is under pressure to join sanctions.", "partner"),
    ("en", "Maria Zakharova said that the West forces Serbia to join sanctions.", "partner"),
    ("en", "The European Commission noted that Serbia does not align with sanctions on Russia.", "partner"),
    ("en", "Washington believes that Serbia should end dependence on Russian gas.", "partner"),
    ("en", "Opposition leader Dragan Djilas said that Serbia must impose sanctions on Russia.", "domestic"),
    ("en", "Serbia imposed no sanctions on Russia in 2022.", "none"),
    ("en", "Serbia and China signed a free trade agreement.", "none"),
    ("en", "Von der Leyen told Vucic that Serbia must align with EU sanctions.", "partner"),
    ("en", "As Putin said, Serbia will receive Russian gas.", "partner"),
    ("sr", "Srbija neće uvesti sankcije Rusiji, rekao je Vučić.", "serbia"),
    ("sr", "Srbija neće uvesti sankcije Rusiji, kaže Lavrov.", "partner"),
    ("sr", "Prema rečima Vučića, Srbija neće uvesti sankcije Rusiji.", "serbia"),
    ("sr", "Prema rečima Lavrova, Srbija neće uvesti sankcije Rusiji.", "partner"),
    ("sr", "Kako je rekao Vučić, Srbija neće uvesti sankcije Rusiji.", "serbia"),
    ("sr", "Kako navodi ruski ambasador, Srbija neće uvesti sankcije Rusiji.", "partner"),
    ("sr", "Ruski ambasador u Beogradu izjavio je da Srbija neće uvesti sankcije Rusiji.", "partner"),
    ("sr", "Ambasador SAD Kristofer Hil ocenio je da Srbija treba da uvede sankcije Rusiji.", "partner"),
    ("sr", "Portparol Evropske komisije Peter Stano rekao je da Srbija treba da uvede sankcije Rusiji.", "partner"),
    ("sr", "Portparol EK izjavio je da Srbija treba da se uskladi sa sankcijama EU.", "partner"),
    ("sr", "Predsednik Srbije Aleksandar Vučić izjavio je da Srbija neće uvesti sankcije Rusiji.", "serbia"),
    ("sr", "Ministar spoljnih poslova izjavio je da Srbija neće uvesti sankcije Rusiji.", "serbia"),
    (
        "sr",
        "Predsednica Evropske komisije Ursula fon der Lajen poručila je da Srbija treba da uvede sankcije.",
        "partner",
    ),
    (
        "sr",
        "Portparolka ruskog ministarstva spoljnih poslova Marija Zaharova rekla je da Srbija trpi pritisak.",
        "partner",
    ),
    ("sr", "Peskov je ocenio da Srbija trpi pritisak da uvede sankcije Rusiji.", "partner"),
    ("sr", "Vučić je rekao da EU traži da Srbija uvede sankcije Rusiji.", "serbia"),
    ("sr", "„Srbija neće uvesti sankcije Rusiji“, poručila je Brnabić.", "serbia"),
    ("sr", "Evropska komisija je navela da Srbija ne usklađuje politiku sa EU.", "partner"),
    ("sr", "Vašington smatra da Srbija treba da smanji zavisnost od ruskog gasa.", "partner"),
    ("sr", "Srbija je potpisala ugovor o gasu, saopštilo je Ministarstvo energetike.", "serbia"),
    ("sr", "Lider opozicije Dragan Đilas rekao je da Srbija mora da uvede sankcije Rusiji.", "domestic"),
    ("sr", "Srbija nije uvela sankcije Rusiji.", "none"),
    ("sr", "Srbija i Kina potpisale su sporazum o slobodnoj trgovini.", "none"),
    ("sr", "Po oceni Dačića, Srbija neće uvesti sankcije Rusiji.", "serbia"),
    ("ru", "Вучич заявил, что Сербия не введет санкции против России.", "serbia"),
    ("ru", "Сербия не введет санкции против России, заявил Вучич.", "serbia"),
    ("ru", "По словам Вучича, Сербия не введет санкции против России.", "serbia"),
    ("ru", "Песков сообщил, что Сербия находится под давлением Запада.", "partner"),
    ("ru", "Посол России в Сербии заявил, что Белград не введет санкции.", "partner"),
    ("ru", "Захарова отметила, что Сербия не введет санкции.", "partner"),
    ("ru", "Еврокомиссия заявила, что Сербия должна ввести санкции против России.", "partner"),
    ("ru", "Сербия не ввела санкции против России.", "none"),
]
# Somebody or an office that the gazetteer does not know, beside a state that it does.
KNOWN_GAPS = [
    ("en", "The foreign minister said Serbia would not join the sanctions against Russia.", "serbia"),
    ("en", "Serbia bought gas from Azerbaijan, the energy ministry announced.", "serbia"),
]
# What is said of an actor is not said by it.
SPOKEN_OF = [
    ("en", "Analyst Marko Savic said Serbia depends on Russian gas.", "unknown"),
    ("en", "The report said Serbia depends on Russian gas.", "none"),
    ("en", "Serbia depends on Russian gas, analyst Marko Savic said.", "unknown"),
    ("sr", "Analitičar Marko Savić smatra da Srbija zavisi od ruskog gasa.", "unknown"),
    ("sr", "Marko Savić je rekao da Srbija zavisi od ruskog gasa.", "unknown"),
    ("sr", "U izveštaju se navodi da Srbija zavisi od ruskog gasa.", "none"),
    ("ru", "Аналитик Марко Савич заявил, что Сербия зависит от российского газа.", "unknown"),
]
# The last sentence's speaker was named in an earlier one.
RUNNING = [
    ("sr", "Vučić je govorio u Beogradu. Dodao je da Srbija neće uvesti sankcije Rusiji.", "none"),
    ("sr", "Vučić je rekao da je razgovarao sa Putinom. Dodao je da Srbija neće uvesti sankcije Rusiji.", "serbia"),
    ("sr", "Lavrov je rekao da je zadovoljan. On je dodao da Srbija neće uvesti sankcije Rusiji.", "partner"),
    ("sr", "„To je naš stav“, rekao je Lavrov. „Srbija neće uvesti sankcije Rusiji.“", "partner"),
    ("sr", "Lavrov je rekao: „To je dobro. Srbija neće uvesti sankcije Rusiji.“", "partner"),
    ("sr", "Savić je rekao da je umoran. Dodao je da Srbija neće uvesti sankcije Rusiji.", "unknown"),
    ("sr", "Lavrov je rekao da je zadovoljan. Srbija nije uvela sankcije Rusiji.", "none"),
    ("sr", "„To je naš stav“, rekao je Lavrov.\n\nSrbija nije uvela sankcije Rusiji.", "none"),
    ("sr", "Lavrov je rekao: „To je dobro.\n\nSrbija nije uvela sankcije Rusiji.", "none"),
    ("en", "Lavrov spoke to reporters, Peskov said. He added that Serbia will not impose sanctions.", "partner"),
    ("en", "“This is our view,” Lavrov said. “Serbia will not impose sanctions on Russia.”", "partner"),
    ("en", "Lavrov said he was content. Serbia imposed no sanctions on Russia.", "none"),
    ("ru", "Лавров заявил, что доволен. Он добавил, что Сербия не введет санкции против России.", "partner"),
]


def side_of_speaker(text, language, part):
    nlp = build(language)
    finder = nlp.get_pipe("azimuth_signals")
    doc = prepare(text, language=language, part=part, context="", day=DAY)
    for name in nlp.pipe_names[: nlp.pipe_names.index("azimuth_signals")]:
        doc = nlp.get_pipe(name)(doc)
    *_, (_, reading) = finder.readings(doc)
    if reading.speaker:
        return reading.speaker.side
    return UNKNOWN if reading.has_unknown_speaker else NOBODY


@pytest.mark.parametrize(("language", "text", "side"), TITLES)
def test_headline_names_its_speaker(language, text, side):
    assert side_of_speaker(text, language, "title") == side


@pytest.mark.parametrize(("language", "text", "side"), SENTENCES)
def test_sentence_names_its_speaker(language, text, side):
    assert side_of_speaker(text, language, "body") == side


@pytest.mark.parametrize(("text", "side"), [(text, side) for language, text, side in SENTENCES if language == "sr"])
def test_cyrillic_reads_the_same(text, side):
    assert side_of_speaker(to_cyrillic(text), "sr", "body") == side


@pytest.mark.parametrize(("language", "text", "side"), SPOKEN_OF)
def test_who_is_spoken_of_does_not_speak(language, text, side):
    assert side_of_speaker(text, language, "body") == side


@pytest.mark.parametrize(("language", "text", "side"), RUNNING)
def test_a_voice_runs_on(language, text, side):
    assert side_of_speaker(text, language, "body") == side


@pytest.mark.xfail(strict=True, reason="known gap")
@pytest.mark.parametrize(("language", "text", "side"), KNOWN_GAPS)
def test_known_gap(language, text, side):
    assert side_of_speaker(text, language, "body") == side
