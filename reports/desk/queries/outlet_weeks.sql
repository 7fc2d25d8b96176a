-- Documents and signals of an outlet by week.
select week, documents, duplicates, documents_with_signal, signals
from source_week
where source = $source and week is not null
order by week desc
limit 26
