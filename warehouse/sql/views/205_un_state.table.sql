-- States whose votes in the United Nations are recorded.
select iso3, name
from raw.un_state
order by iso3
