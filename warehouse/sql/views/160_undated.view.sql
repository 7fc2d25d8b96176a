-- Documents without a day of publication, which no weekly figure counts.
select d.source, d.published_precision, count(distinct d.document_id) as documents, count(g.signal_id) as signals
from document as d
left join signal as g on d.document_id = g.document_id and not g.is_duplicate
where d.week is null
group by d.source, d.published_precision
