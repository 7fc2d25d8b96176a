"""What is said of an outlet, by whom and when."""

from dataclasses import dataclass

# What a statement can be about. Typology and state are State Media Monitor's and the Alliance for Securing Democracy's
# words for who controls an outlet; cases is the number of EUvsDisinfo cases that name it.
WHAT = frozenset(
    {"owner", "country", "language", "typology", "state", "network", "mirror_of", "agency", "cases", "listed"}
)


@dataclass(frozen=True)
class Statement:
    """One statement about a host; `stated_on` is a day, month or year, as exactly as the source has it."""

    host: str
    what: str
    value: str
    source: str
    stated_on: str
    outlet: str | None = None
    covers_subdomains: bool = False
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse what nothing reads."""
        if self.what not in WHAT or not (self.host and self.value and self.source and self.stated_on):
            raise ValueError(f"outlet register, {self.host}: {self.what!r} = {self.value!r} is no whole statement")


def host_of(address: str) -> str:
    """Return the host of an address without `www.`; empty where there is none."""
    rest = address.strip().lower().split("://")[-1]
    host = rest.split("/")[0].split("?")[0].split(":")[0]
    return host.removeprefix("www.").strip(".") if "." in host else ""
