-- Days on which an outlet was not crawled, or pages of it could not be fetched or read.
select day, has_crawl, articles, failed, quarantined, not_archived
from coverage
where source = $source and kind <> 'import' and (not has_crawl or failed > 0 or quarantined > 0)
order by day desc
limit 20
