-- The carriers of every text that was copied, in order: the first is number 1.
-- Times known to the day alone come after the times of that day, so who was first on such a day is not known.
with member as (
    select first_id as text_id, first_id as document_id, 1 as carrier_no from raw.copy
    union
    select first_id, document_id, carrier_no from raw.copy
)

select
    m.text_id, m.carrier_no, m.document_id, o.outlet, o.relation, o.typology, o.state, o.is_agency, d.published_at,
    d.published_on, d.source, d.title, d.url
from member as m
inner join document as d on m.document_id = d.document_id
inner join document_outlet as o on m.document_id = o.document_id
