-- Documents, sources and signals of the week; copies of a text are counted apart.
select
    (select count(*) from document where week = $week) as documents,
    (select count(*) from document where week = $week and is_duplicate) as copies,
    (select count(distinct source) from document where week = $week) as sources,
    count(*) filter (not is_duplicate) as signals,
    count(distinct document_id) filter (not is_duplicate) as documents_with_signal,
    count(*) filter (not is_duplicate and direction = 'west') as west,
    count(*) filter (not is_duplicate and direction = 'east') as east,
    count(*) filter (not is_duplicate and direction = 'neutral') as neutral
from signal
where week = $week
