"""China Radio International in Serbian."""

from spiders.listing import ListingSource


class CriSerbian(ListingSource):
    """The Serbian service of China Media Group, China's state broadcaster."""

    name = "cri_serbian"
    publisher = "China Radio International"
    owner = "People's Republic of China"
    country = "CN"
    kind = "news"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 40
    terms = "copyright of the publisher, terms not read"
    start_urls = ["https://serbian.cri.cn/"]
    links = "a[href*='serbian.cri.cn/20'], a[href*='/azimuth-sample/']"
