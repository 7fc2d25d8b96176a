-- Rows of sanctions lists that touch Serbia, one row for each tie: by citizenship, country, seat, flag, address or name.
-- A name tie may be to a foreign owner of a firm in Serbia: the explanation says why that one is watched.
select
    k.listing_id, k.list, k.scope, k.programme, k.annex, k.measure, k.entity_type, k.name, k.listed_on, t.rule,
    t.entity_id, t.evidence, t.matched_name, t.score, t.explanation, k.first_seen_at, k.last_seen_at, k.removed_at,
    k.is_addition, k.source_url
from raw.listing_tie as t
inner join listing as k on t.listing_id = k.listing_id
