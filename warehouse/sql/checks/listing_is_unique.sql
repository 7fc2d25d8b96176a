-- A row of a sanctions list is there once, and its first import is known.
select k.listing_id, k.scope, k.name, count(*) as rows
from raw.listing as k
left join raw.listing_import as i on k.first_import_id = i.import_id
group by all
having count(*) > 1 or count(i.import_id) = 0
