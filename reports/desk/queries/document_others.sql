-- Other states of the same page, and other pages with the same text.
select o.document_id, o.title, o.source, o.published_on, o.canonical_url = d.canonical_url as is_version
from document as d
inner join document as o
    on o.document_id <> d.document_id
    and (o.canonical_url = d.canonical_url or o.duplicate_of = d.document_id or o.document_id = d.duplicate_of)
where d.document_id = $document_id
order by o.seen_at nulls last, o.document_id
limit 50
