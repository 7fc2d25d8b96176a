-- Documents and signals of each source and week.
with counted as (
    select document_id, count(*) as signals
    from signal
    where not is_duplicate
    group by document_id
)

select
    d.source, d.kind, d.week, count(*) as documents, count(*) filter (d.is_duplicate) as duplicates,
    count(c.document_id) as documents_with_signal, sum(coalesce(c.signals, 0))::bigint as signals
from document as d
left join counted as c on d.document_id = c.document_id
where d.week is not null
group by d.source, d.kind, d.week
