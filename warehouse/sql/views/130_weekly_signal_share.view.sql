-- How many documents of each week and language carry a signal, copies left out.
with counted as (
    select document_id, count(*) as signals
    from signal
    where not is_duplicate
    group by document_id
)

select
    d.week, d.language, count(*) as documents, count(c.document_id) as documents_with_signal,
    sum(coalesce(c.signals, 0))::bigint as signals, count(c.document_id) / count(*) as signal_share
from document as d
left join counted as c on d.document_id = c.document_id
where d.week is not null and not d.is_duplicate
group by d.week, d.language
