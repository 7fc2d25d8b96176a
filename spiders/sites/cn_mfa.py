"""Ministry of Foreign Affairs of China."""

from spiders.listing import ListingSource
from spiders.source import Page


class CnMfa(ListingSource):
    """Spokesperson's remarks and press conferences of China's foreign ministry, in English."""

    name = "cn_mfa"
    publisher = "Ministry of Foreign Affairs of the People's Republic of China"
    owner = "People's Republic of China"
    country = "CN"
    kind = "official"
    language = "en"
    time_zone = "Asia/Shanghai"
    weekly_estimate = 15
    terms = "terms not read"
    start_urls = ["https://www.mfa.gov.cn/eng/xw/fyrbt/"]
    links = "a[href*='/t20'][href$='.html']"
    page = Page(title=".news_header_title", text=".content_text p", published=".xltime")
