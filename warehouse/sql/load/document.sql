-- Documents, each with the pipeline that annotated it.
select
    d.*, a.pipeline, a.pipeline_version,
    coalesce(d.fetched_at, d.published_at, d.published_on::timestamp at time zone 'Europe/Belgrade') as seen_at
from temp.document as d
inner join temp.annotated as a on d.unit = a.unit and d.document_id = a.document_id
