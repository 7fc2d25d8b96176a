"""EU Delegation to Serbia."""

from spiders.wordpress import WordPressSource


class EuDelegationSerbia(WordPressSource):
    """News of the European Union's delegation in Belgrade, in Serbian."""

    name = "eu_delegation_serbia"
    publisher = "Delegation of the European Union to the Republic of Serbia"
    owner = "European Union"
    country = "EU"
    kind = "official"
    language = "sr-Latn"
    time_zone = "Europe/Belgrade"
    weekly_estimate = 15
    terms = "reuse with attribution (Commission Decision 2011/833/EU)"
    start_urls = ["https://europa.rs/wp-json/wp/v2/posts?per_page=50"]
