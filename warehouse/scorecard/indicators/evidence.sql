-- Events known by the end of a day, each with the words of its first document that carry it, in Latin without diacritics.
with words as (
    select document_id, domain, direction, string_agg(distinct sentence, ' ' order by sentence) as sentences
    from signal
    where stage <> 'call' and not is_negated
    group by document_id, domain, direction
),

page as (
    select document_id, any_value(title order by unit) as title, any_value(url order by unit) as url
    from document
    group by document_id
)

select
    e.event_id, e.domain, e.direction, e.partner, e.actor, e.stage, e.reversal, e.happened_on, e.outlets, e.documents,
    coalesce(w.sentences, p.title) as sentences, p.url,
    ' ' || strip_accents(replace(replace(replace(replace(replace(replace(replace(translate(
        lower(concat_ws(' ', p.title, w.sentences)), 'абвгдежзијклмнопрстћуфхцчшйыэё', 'abvgdezzijklmnoprstcufhccsjiee'
    ), 'ђ', 'dj'), 'đ', 'dj'), 'љ', 'lj'), 'њ', 'nj'), 'џ', 'dz'), 'ю', 'ju'), 'я', 'ja')) as folded
from event as e
left join words as w on e.first_document_id = w.document_id and e.domain = w.domain and e.direction = w.direction
left join page as p on e.first_document_id = p.document_id
where e.happened_on <= $as_of and e.first_seen_at < $as_of::timestamp + interval 1 day and e.stage <> 'call'
