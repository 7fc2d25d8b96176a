-- A signal of a document with a day has one itself; without, an older pipeline annotated it: annotate and load it again.
select g.unit, g.document_id, g.signal_id
from raw.signal as g
inner join raw.document as d on g.unit = d.unit and g.document_id = d.document_id
where d.published_on is not null and g.happened_on is null
