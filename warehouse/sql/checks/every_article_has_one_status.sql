-- The statuses of a unit sum to the articles asked for, or the rows imported, each with exactly one.
with expected as (
    select unit, count(*) filter (role = 'article') as rows from raw.fetch_row group by unit
    union all
    select unit, count(*) as rows from raw.document where collected_on is null group by unit
    union all
    select unit, count(*) as rows from raw.quarantine where stage = 'import' group by unit
),

totals as (select unit, sum(rows)::bigint as rows from expected group by unit),

found as (
    select
        unit, count(*) as rows, count(*) filter (status is null) as without_status,
        count(*) filter (status = 'duplicate' and reason = 'repeated') as repeated
    from document_status
    group by unit
)

select
    u.unit, coalesce(t.rows, 0) as expected, coalesce(f.rows, 0) as found, coalesce(f.without_status, 0) as without_status,
    u.repeated as left_out, coalesce(f.repeated, 0) as repeated
from raw.load_unit as u
left join totals as t on u.unit = t.unit
left join found as f on u.unit = f.unit
where coalesce(t.rows, 0) <> coalesce(f.rows, 0) or coalesce(f.without_status, 0) > 0
    or (coalesce(f.repeated, 0) <> u.repeated and u.unit not like 'import-%')
