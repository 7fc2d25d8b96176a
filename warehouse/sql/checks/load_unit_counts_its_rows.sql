-- Every unit holds the rows that were counted when it was loaded, and no row is of a unit that is not loaded.
with found as (
    select unit, 'documents' as what, count(*) as rows from raw.document group by unit
    union all
    select unit, 'sentences', count(*) from raw.sentence group by unit
    union all
    select unit, 'signals', count(*) from raw.signal group by unit
    union all
    select unit, 'quarantined', count(*) from raw.quarantine group by unit
    union all
    select unit, 'fetches', count(*) from raw.fetch_row group by unit
),

counted as (
    unpivot (select unit, documents, sentences, signals, quarantined, fetches from raw.load_unit)
    on documents, sentences, signals, quarantined, fetches into name what value rows
)

select unit, what, counted.rows as counted, coalesce(found.rows, 0) as found
from counted full join found using (unit, what)
where counted.rows is distinct from coalesce(found.rows, 0)
