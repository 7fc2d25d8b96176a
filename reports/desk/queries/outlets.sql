-- All outlets, with their documents and the signals that count.
select
    s.source, s.publisher, s.owner, s.country, s.kind, s.language,
    coalesce(d.documents, 0) as documents, coalesce(e.west, 0) as west, coalesce(e.neutral, 0) as neutral,
    coalesce(e.east, 0) as east
from published.source as s
left join (select source, count(*) as documents from document group by source) as d using (source)
left join (
    select
        source,
        count(*) filter (direction = 'west') as west,
        count(*) filter (direction = 'neutral') as neutral,
        count(*) filter (direction = 'east') as east
    from evidence
    where is_counted
    group by source
) as e using (source)
order by s.kind desc, s.source
