"""Government of Croatia."""

from spiders.listing import ListingSource


class HrGovernment(ListingSource):
    """News of Croatia's government, in English."""

    name = "hr_government"
    publisher = "Government of the Republic of Croatia"
    owner = "Republic of Croatia"
    country = "HR"
    kind = "official"
    language = "en"
    time_zone = "Europe/Zagreb"
    weekly_estimate = 20
    terms = "terms not read"
    start_urls = ["https://vlada.gov.hr/news/8"]
    links = ".news_item a[href*='/news/'], h2 a[href*='/news/']"
