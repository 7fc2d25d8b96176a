"""UN Security Council."""

from spiders.listing import ListingSource


class UnSecurityCouncil(ListingSource):
    """Meetings coverage and press releases of the Security Council."""

    name = "un_security_council"
    publisher = "United Nations"
    owner = "United Nations"
    country = "UN"
    kind = "official"
    language = "en"
    time_zone = "America/New_York"
    weekly_estimate = 12
    terms = "copyright United Nations, terms not read"
    start_urls = ["https://press.un.org/en/content/security-council/press-release"]
    links = ".views-row h3 a, .views-field-title a"
