-- The outlet of each document: the register's longest host that is the document's, or that covers it as a subdomain.
-- owner falls back on what the source declares; related outlets are those of one owner, or of one host without an owner.
with at_host as (
    select
        document_id, source, published_at, published_on,
        regexp_replace(lower(regexp_extract(url, '^https?://([^/:?#]+)', 1)), '^www\.', '') as host
    from document
),

ends as (
    select distinct h.host, array_to_string(list_slice(p.parts, i.nth, len(p.parts)), '.') as ending, i.nth
    from at_host as h, lateral (select string_split(h.host, '.') as parts) as p, lateral (
            select unnest(range(1, len(p.parts)::bigint)) as nth
        ) as i
    where h.host <> ''
),

matched as (
    select e.host, arg_min(o.host, e.nth) as outlet_host
    from ends as e
    inner join outlet as o on e.ending = o.host and (e.nth = 1 or o.covers_subdomains)
    group by e.host
)

select
    h.document_id, h.source, h.host, o.host as outlet_host, coalesce(o.outlet, s.publisher, h.source) as outlet,
    coalesce(o.owner, s.owner) as owner, coalesce(o.owner, s.owner, o.outlet, nullif(h.host, ''), h.source) as relation,
    o.typology, o.state, coalesce(o.is_agency, false) as is_agency, h.published_at, h.published_on
from at_host as h
left join matched as m on h.host = m.host
left join outlet as o on m.outlet_host = o.host
left join raw.source as s on h.source = s.source
