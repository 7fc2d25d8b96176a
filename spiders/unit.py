"""One source's crawl of one day: what it knows, where it writes, what it may answer from an archive."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from spiders.ledger import Ledger
from spiders.recorded import Recorded
from spiders.seen import Seen, Visit
from spiders.warcwriter import WarcWriter


@dataclass
class DayCrawl:
    """The state of a crawl; the spider and its middlewares meet here.

    `resumed` holds what a killed crawl of this day had fetched; `replayed` holds the archive that stands for the
    network, None where the crawl is live. `errors` are those that Scrapy would only log; the crawl ends with the first.
    """

    source: str
    day: date
    seen: Seen
    writer: WarcWriter
    resumed: Recorded
    replayed: Recorded | None = None
    ledger: Ledger = field(default_factory=Ledger)
    errors: list[BaseException] = field(default_factory=list)

    def wants(self, url: str) -> bool:
        """Tell whether a listed article is to be asked for."""
        visit = self.seen.visits.get(url)
        return visit is None or (visit.is_due(self.day) and self.can_answer(url))

    def due(self) -> Iterator[tuple[str, Visit]]:
        """Yield the known articles that are to be looked at again, listed or not."""
        for url, visit in self.seen.visits.items():
            if visit.is_due(self.day) and self.can_answer(url):
                yield url, visit

    def can_answer(self, url: str) -> bool:
        """Tell whether a recheck has any prospect: the network has, an archive only where it holds the page."""
        return self.replayed is None or url in self.replayed or url in self.resumed
