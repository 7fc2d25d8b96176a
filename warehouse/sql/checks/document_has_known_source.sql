-- The source of every document and crawl is in the list of sources.
select source, count(*) as rows
from (select source from raw.document union all select source from raw.crawl)
where source not in (select source from raw.source)
group by source
