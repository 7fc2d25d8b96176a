-- Every article asked for and every imported row, with its one status.
-- Reason `repeated`: another address of the same unit gave the same document, which is kept once.
-- A torn record ends the reading of its file, so the records behind it share its fate.
with asked as (
    select *, case when status = 'fetched' then warc_offset end as page_offset
    from raw.fetch_row
    where role = 'article'
),

torn as (
    select unit, warc_file, min(warc_offset) as torn_offset
    from raw.quarantine
    where reason = 'torn-record'
    group by unit, warc_file
),

joined as (
    -- Only equalities: with any other condition DuckDB compares every row with every other.
    select
        f.unit, f.source, f.day, f.url, f.fetched_at, s.seen_at, f.status as fetch_status, s.status as sighting_status,
        coalesce(
            f.reason, q.reason, case when s.status is null and f.page_offset > t.torn_offset then 'torn-record' end
        ) as reason,
        s.document_id, s.duplicate_of, u.repeated
    from asked as f
    inner join raw.load_unit as u on f.unit = u.unit
    left join sighting as s on f.unit = s.unit and f.warc_file = s.warc_file and f.page_offset = s.warc_offset
    left join raw.quarantine as q on f.unit = q.unit and f.warc_file = q.warc_file and f.page_offset = q.warc_offset
    left join torn as t on f.unit = t.unit and f.warc_file = t.warc_file
)

select
    unit, source, day, url, coalesce(fetched_at, seen_at) as seen_at,
    case
        when fetch_status <> 'fetched' then fetch_status
        when sighting_status is not null then sighting_status
        when reason is not null then 'quarantined'
        when repeated > 0 then 'duplicate'
    end as status,
    case
        when reason is null and fetch_status = 'fetched' and sighting_status is null and repeated > 0 then 'repeated'
        else reason
    end as reason,
    document_id, duplicate_of
from joined

union all by name

select unit, source, url, seen_at, status, document_id, duplicate_of
from sighting
where warc_offset is null

union all by name

select unit, source, url, 'quarantined' as status, reason
from raw.quarantine
where stage = 'import'
