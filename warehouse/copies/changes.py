"""What a copy changed of the text that it repeats."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?…])[\"”“»']*\s+|\n+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Changes:
    """Sentences that one text has and the other lacks; the title and the script, whether they are others."""

    is_title_changed: bool
    is_script_changed: bool
    sentences_added: int
    sentences_dropped: int
    added: str | None
    dropped: str | None


def changes_of(copy: tuple[str, str], peer: tuple[str, str], fold: Callable[[str], str], *, scripts: bool) -> Changes:
    """Compare two documents, each title and text, blind to script and case; `scripts` says whether theirs differ."""
    ours, theirs = _sentences(copy[1], fold), _sentences(peer[1], fold)
    added = [sentence for key, sentence in ours.items() if key not in theirs]
    dropped = [sentence for key, sentence in theirs.items() if key not in ours]
    return Changes(
        is_title_changed=_key(copy[0], fold) != _key(peer[0], fold),
        is_script_changed=scripts,
        sentences_added=len(added),
        sentences_dropped=len(dropped),
        added=added[0] if added else None,
        dropped=dropped[0] if dropped else None,
    )


def _sentences(text: str, fold: Callable[[str], str]) -> dict[str, str]:
    found = {_key(sentence, fold): sentence.strip() for sentence in _END.split(text)}
    found.pop("", None)
    return found


def _key(text: str, fold: Callable[[str], str]) -> str:
    return " ".join(_WORD.findall(fold(text)))
