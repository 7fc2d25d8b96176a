-- Markers of each week, with the documents they were looked for in: the base rate that a count must be read with.
with looked as (
    select week, count(*) as documents_of_week
    from document
    where week is not null
    group by week
)

select
    m.week, m.layer, m.marker_id, m.marker, count(distinct m.document_id) as documents, l.documents_of_week,
    count(distinct m.document_id) / l.documents_of_week as document_share, count(distinct m.source) as sources
from marker as m
inner join looked as l on m.week = l.week
group by m.week, m.layer, m.marker_id, m.marker, l.documents_of_week
