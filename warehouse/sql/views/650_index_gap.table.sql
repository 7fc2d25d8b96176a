-- Sources that brought less than 80 % of their normal week; what rests on them is withheld.
select r.as_of, g.week, g.source, g.documents, g.normal, g.normal_share
from raw.index_gap as g
inner join index_run as r on g.run_id = r.run_id and r.is_current
order by r.as_of, g.week, g.source
