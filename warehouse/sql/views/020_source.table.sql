-- Who publishes: the sources that are crawled, and those that imports name.
select source, publisher, owner, country, kind, language, time_zone, start_urls, weekly_estimate
from raw.source
order by source
