-- Every article asked for and every imported row, with its one status.
-- Reason `repeated`: another address of the same unit gave the same document, which is kept once.
-- A torn record ends the reading of its file, so the records behind it share its fate.
select
    f.unit, f.source, f.day, f.url, coalesce(f.fetched_at, s.seen_at) as seen_at,
    case
        when f.status <> 'fetched' then f.status
        when s.status is not null then s.status
        when coalesce(q.reason, t.reason) is not null then 'quarantined'
        when u.repeated > 0 then 'duplicate'
    end as status,
    coalesce(f.reason, q.reason, t.reason, case when f.status = 'fetched' and s.status is null then 'repeated' end) as reason,
    s.document_id, s.duplicate_of
from raw.fetch_row as f
inner join raw.load_unit as u on f.unit = u.unit
left join sighting as s
    on f.status = 'fetched' and f.unit = s.unit and f.warc_file = s.warc_file and f.warc_offset = s.warc_offset
left join raw.quarantine as q
    on f.status = 'fetched' and f.unit = q.unit and f.warc_file = q.warc_file and f.warc_offset = q.warc_offset
left join raw.quarantine as t
    on f.status = 'fetched' and t.reason = 'torn-record' and s.status is null and q.reason is null
    and f.unit = t.unit and f.warc_file = t.warc_file and f.warc_offset > t.warc_offset
where f.role = 'article'

union all by name

select unit, source, url, seen_at, status, document_id, duplicate_of
from sighting
where warc_offset is null

union all by name

select unit, source, url, 'quarantined' as status, reason
from raw.quarantine
where stage = 'import'
