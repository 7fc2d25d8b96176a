-- Rows of sanctions lists: what is listed, since when, when the row was first and last seen here, and when it had gone.
select
    k.listing_id, k.list, k.scope, k.entry_id, k.programme, k.framework, k.act, k.annex, k.measure, k.entity_type, k.name,
    k.listed_on, k.listed_text, k.names, k.places, k.birth_date, k.reason, k.source_url, k.digest,
    first.imported_at as first_seen_at, coalesce(last.imported_at, latest.imported_at) as last_seen_at,
    gone.imported_at as removed_at, not first.is_first as is_addition, first.import_id as first_import_id
from raw.listing as k
inner join listing_import as first on k.first_import_id = first.import_id
inner join listing_import as latest on k.scope = latest.scope and latest.is_latest
left join listing_import as last on k.last_import_id = last.import_id
left join listing_import as gone on k.removed_import_id = gone.import_id
