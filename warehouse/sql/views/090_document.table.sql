-- One row a document: a text as it stood at one address, at its first sighting.
with first_row as (
    select rowid as row_number
    from raw.document
    qualify row_number() over (partition by document_id order by seen_at nulls last, unit, url, warc_offset) = 1
),

first_status as (
    select document_id, status, duplicate_of
    from sighting
    where status <> 'unchanged'
)

select
    d.document_id, d.source, o.kind, d.url, d.canonical_url, d.title, d.text, d.language, d.script,
    d.published_at, d.published_on, d.published_precision, d.date_source, d.published_text,
    strftime(d.published_on, '%G-W%V') as week,
    s.status, s.duplicate_of, s.duplicate_of is not null as is_duplicate, d.seen_at, d.fetched_at, d.collected_on,
    d.author, d.agency, d.section, d.warc_file, d.warc_offset, d.warc_length, d.payload_digest,
    d.extractor, d.extractor_version, d.extract_agreement, d.text_hash, d.pipeline, d.pipeline_version, d.unit
from raw.document as d
inner join first_row as r on d.rowid = r.row_number
inner join first_status as s on d.document_id = s.document_id
left join raw.source as o on d.source = o.source
