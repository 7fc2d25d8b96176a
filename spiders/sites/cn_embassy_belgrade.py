"""Embassy of China in Serbia."""

from spiders.listing import ListingSource


class CnEmbassyBelgrade(ListingSource):
    """News of China's embassy in Belgrade, in English."""

    name = "cn_embassy_belgrade"
    publisher = "Embassy of the People's Republic of China in the Republic of Serbia"
    owner = "People's Republic of China"
    country = "CN"
    kind = "official"
    language = "en"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 4
    terms = "terms not read"
    start_urls = ["https://rs.china-embassy.gov.cn/eng/sgxx/"]
    links = "a[href*='/t20'][href$='.htm'], a[href*='/t20'][href$='.html'], a[href*='/azimuth-sample/']"
