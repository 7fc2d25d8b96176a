-- How much of what an outlet publishes stands in earlier documents of other outlets, by whose text it is.
select
    d.week, d.source, count(distinct d.document_id) as documents,
    count(distinct c.document_id) filter (where not c.is_related) as copies,
    count(distinct c.document_id) filter (where not c.is_related and c.origin = 'agency') as agency_copies,
    count(distinct c.document_id) filter (where not c.is_related and c.origin = 'official') as official_copies,
    count(distinct c.document_id) filter (where not c.is_related and c.origin = 'outlet' and not c.is_credited) as uncredited
from document as d
left join copy as c on d.document_id = c.document_id
where d.week is not null
group by d.week, d.source
