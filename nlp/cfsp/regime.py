"""Which regime of restrictive measures a decision belongs to: by its basic act, else by words."""

from collections.abc import Iterable

from nlp.cfsp.words import regime_of_act, regimes
from nlp.script import fold


def find_regime(numbers: Iterable[str], texts: Iterable[str]) -> str | None:
    """Return the regime of the first number that is a basic act, else of the first folded text with its words."""
    for number in numbers:
        if number in regime_of_act():
            return regime_of_act()[number]
    for text in texts:
        for regime in regimes().values():
            if regime.words.search(text):
                return regime.id
    return None


def regime_called(label: str) -> str | None:
    """Return the regime that a short label means ("Belarus", "Ukraine territorial integrity"), None where none does."""
    folded = fold(label)
    for regime in regimes().values():
        if folded in {regime.id, fold(regime.name), *regime.labels}:
            return regime.id
    return find_regime((), (folded,))
