-- Members of the European Union (before it the Communities) and when they were; the day `until` is the first without.
select iso3, since, until
from raw.eu_member
order by since, iso3
