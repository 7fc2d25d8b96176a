-- Signals with a day, in the order in which they were known: each is one account of an act.
-- Its day is the day of the act where a sentence states that of a deed, else the document's: a word is an act of the day
-- it is said, and a month or year is no day. Serbian, Croatian and Bosnian are one family.
create or replace temp table account as
select
    row_number() over (order by day, seen_at nulls last, document_id, sentence_no, signal_id)::integer as account, *
from (
    select
        g.signal_id, g.document_id, g.sentence_no, g.source, g.domain, g.direction, list_sort(g.partner) as partner,
        g.actor, g.stage, g.reversal, d.seen_at,
        case
            when g.happened_precision = 'day' and g.stage in ('deal', 'done') and g.happened_on <= g.published_on
                then g.happened_on
            else g.published_on
        end as day,
        coalesce(g.sentence, g.evidence) as sentence, g.language, g.script, g.probability,
        if(g.language in ('sr', 'hr', 'bs'), 'sr', g.language) as family
    from signal as g
    inner join document as d on g.document_id = d.document_id
)
where day is not null
