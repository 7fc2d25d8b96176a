-- Rows that the latest import of their list brought and the one before did not have; a first import has none before it.
select
    k.listing_id, k.list, k.scope, k.programme, k.annex, k.measure, k.entity_type, k.name, k.listed_on, k.first_seen_at,
    k.source_url
from listing as k
inner join listing_import as i on k.first_import_id = i.import_id
where i.is_latest and not i.is_first
