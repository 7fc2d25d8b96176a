-- Each source's days of the week: crawled, articles asked for, failed, quarantined, documents.
select
    source,
    kind,
    count(*) filter (has_crawl) as days_crawled,
    sum(articles) as articles,
    sum(failed) as failed,
    sum(quarantined) as quarantined,
    sum(documents) as documents
from coverage
where day between $monday and $sunday
group by source, kind
order by kind desc, source
