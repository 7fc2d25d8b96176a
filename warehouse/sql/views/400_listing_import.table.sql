-- Imports of sanctions lists: each is the whole of its scope as it was then; the latest of a scope is what is in force.
select
    import_id, list, scope, file, digest, issued_on, rows, added, changed, removed, quarantined, imported_at, run_id,
    row_number() over (partition by scope order by imported_at) = 1 as is_first,
    row_number() over (partition by scope order by imported_at desc) = 1 as is_latest
from raw.listing_import
