"""What an event says, from its accounts."""

from collections import Counter
from collections.abc import Container, Sequence
from typing import Any

Row = dict[str, Any]
STAGES = ("call", "stance", "plan", "deal", "done")
FAMILIES = {"hr": "sr", "bs": "sr"}


def summarise(event_id: str, accounts: Sequence[Row], copies: Container[int]) -> Row:
    """Return the row of an event; what accounts disagree on is decided by those that are no copies, each outlet once.

    Of stages that are equally frequent the least committed counts.
    """
    first = accounts[0]
    own = [account for account in accounts if account["account"] not in copies] or [first]
    votes = list({(account["source"], account["stage"], account["actor"]): account for account in own}.values())
    partners = Counter(code for account in votes for code in account["partner"])
    probabilities = [account["probability"] for account in own if account["probability"] is not None]
    language = FAMILIES.get(first["language"], first["language"])
    return {
        "event_id": event_id,
        "domain": first["domain"],
        "direction": first["direction"],
        "partner": sorted(code for code, count in partners.items() if 2 * count >= len(votes)) or first["partner"],
        "actor": _most_common([account["actor"] for account in votes]),
        "stage": _most_common(sorted((account["stage"] for account in votes), key=STAGES.index)),
        "reversal": 2 * sum(account["reversal"] for account in votes) > len(votes),
        "happened_on": first["day"],
        "first_seen_at": first["seen_at"],
        "first_document_id": first["document_id"],
        "first_source": first["source"],
        "documents": len({account["document_id"] for account in accounts}),
        "outlets": len({account["source"] for account in accounts}),
        "sentences": len(accounts),
        "copies": sum(account["account"] in copies for account in accounts),
        "language": f"{language}-{first['script']}" if language == "sr" else language,
        "sources": sorted({account["source"] for account in accounts}),
        "probability": sum(probabilities) / len(probabilities) if probabilities else None,
    }


def _most_common(values: list[str]) -> str:
    return Counter(values).most_common(1)[0][0]
