-- What extraction got out of each source's pages, by the day of the crawl: dates, texts of some length, own selectors.
select
    source, collected_on as day, count(*) as documents,
    count(*) filter (published_on is not null) / count(*) as dated_share,
    count(*) filter (length(text) > 300) / count(*) as long_share,
    count(*) filter (extractor = 'selectors') / count(*) as selector_share,
    round(
        median(date_diff('minute', published_at, fetched_at) / 60) filter (
            published_precision = 'minute' and fetched_at between published_at and published_at + interval 7 days
        ), 1
    ) as lag_hours
from document
where collected_on is not null
group by source, collected_on
