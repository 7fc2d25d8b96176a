-- Every time a text was seen, and what it was then: new, changed, unchanged or duplicate.
-- Earlier means: in the order of seen_at, document_id, unit and url, whatever was loaded first.
-- Only a web address is a page that can change; an import may name one file for thousands of texts.
with numbered as (
    select
        unit, document_id, source, url, text_hash, warc_file, warc_offset, seen_at,
        case when canonical_url like 'http%' then canonical_url else document_id end as page,
        row_number() over (order by seen_at nulls last, document_id, unit, url, warc_offset) as nth
    from raw.document
),

placed as (
    select
        *,
        min(nth) over (partition by document_id) as first_of_document,
        min(nth) over (partition by page) as first_of_page,
        arg_min(document_id, nth) over (partition by text_hash) as original
    from numbered
)

select
    unit, document_id, source, url, warc_file, warc_offset, seen_at,
    case
        when nth > first_of_document then 'unchanged'
        when nth > first_of_page then 'changed'
        when document_id <> original then 'duplicate'
        else 'new'
    end as status,
    case when document_id <> original then original end as duplicate_of
from placed
