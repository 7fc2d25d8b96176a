-- Parties that sit in Serbia or are of Serbia and were put on a sanctions list, each once for a programme and day.
select
    'listing' as evidence_kind, min(listing_id) as evidence_id, listed_on as happened_on, 'done' as stage,
    'east' as direction, false as reversal, name || ' listed under ' || programme as evidence,
    any_value(source_url order by listing_id) as source_url
from listing_serbia
where entity_id = 'serbia' and listed_on <= $as_of
group by name, programme, listed_on
