"""Ministry of Commerce of China."""

from spiders.listing import ListingSource


class CnMofcom(ListingSource):
    """News releases of China's commerce ministry, in English."""

    name = "cn_mofcom"
    publisher = "Ministry of Commerce of the People's Republic of China"
    owner = "People's Republic of China"
    country = "CN"
    kind = "official"
    language = "en"
    time_zone = "Asia/Shanghai"
    weekly_estimate = 15
    terms = "terms not read"
    start_urls = ["https://english.mofcom.gov.cn/News/"]
    links = "a[href*='/art/20'], a[href*='/azimuth-sample/']"
