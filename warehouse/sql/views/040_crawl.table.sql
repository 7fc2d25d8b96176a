-- Crawls that ended: one a source and day.
select unit, source, day, finish_reason, counts, offsite, is_replay, label, software, finished_at
from raw.crawl
order by unit
