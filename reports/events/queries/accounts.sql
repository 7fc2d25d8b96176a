-- Signals with a day, in the order in which they were known: each is one account of an act.
-- {happened_on} is the day of the act where signals carry one, else null. Serbian, Croatian, Bosnian are one family.
create or replace temp table account as
select
    row_number() over (order by day, seen_at nulls last, document_id, sentence_no, signal_id)::integer as account, *
from (
    select
        g.signal_id, g.document_id, g.sentence_no, g.source, g.domain, g.direction, list_sort(g.partner) as partner,
        g.actor, g.stage, g.reversal, coalesce({happened_on}, g.published_on) as day, d.seen_at,
        coalesce(g.sentence, g.evidence) as sentence, g.language, g.script, g.probability,
        if(g.language in ('sr', 'hr', 'bs'), 'sr', g.language) as family
    from signal as g
    inner join document as d on g.document_id = d.document_id
)
where day is not null
