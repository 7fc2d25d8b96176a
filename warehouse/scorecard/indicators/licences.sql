-- The last licence of each scope issued by a day: it lets a listed firm work, or negotiate, until its last day.
select
    'licence' as evidence_kind, licence_id as evidence_id, starts_on as happened_on, 'done' as stage,
    'neutral' as direction, false as reversal,
    entity || ': ' || issuer || ' licence to ' || scope || ' until ' || ends_on as evidence, source_url, ends_on as until
from licence
where starts_on <= $as_of
qualify row_number() over (partition by entity, scope order by starts_on desc, ends_on desc) = 1
