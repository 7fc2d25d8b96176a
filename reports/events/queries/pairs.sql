-- Accounts that may report one act, with their score: same domain and direction, a partner in common, near in time, and
-- a term or the document in common.
with counted as (
    select term, ln(greatest((select count(*) from temp.account), $least_accounts) / count(*)) as rarity
    from temp.term
    group by term
),

weighed as (
    select
        a.account, a.domain, a.direction, t.term, c.rarity * w.weight as weight,
        split_part(t.term, ':', 1) <> 'word' as is_shared_by_languages,
        date_diff('week', date '1970-01-05', a.day) as week
    from temp.account as a
    inner join temp.term as t on a.account = t.account
    inner join counted as c on t.term = c.term
    inner join temp.kind_weight as w on split_part(t.term, ':', 1) = w.kind
    where a.account in (select account from temp.root)
),

posting as (
    select *
    from weighed
    qualify count(*) over (partition by domain, direction, week, term) <= $accounts_with_term
),

sized as (
    select account, sum(weight) as whole, sum(weight) filter (is_shared_by_languages) as named
    from weighed
    group by account
),

-- A pair is met once for each term: in the week of its later account.
met_in_term as (
    select
        a.account as earlier, b.account as later, a.weight,
        if(a.is_shared_by_languages, 0, a.weight) as word_weight
    from (select * exclude (week), unnest([week, week + 1]) as week from posting) as a
    inner join posting as b
        on a.domain = b.domain and a.direction = b.direction and a.week = b.week and a.term = b.term
        and a.account < b.account
),

met_in_document as (
    select a.account as earlier, b.account as later, 0.0 as weight, 0.0 as word_weight
    from (from temp.account where account in (select account from temp.root)) as a
    inner join (from temp.account where account in (select account from temp.root)) as b
        on a.document_id = b.document_id and a.domain = b.domain and a.direction = b.direction
        and a.account < b.account
),

met as (
    select earlier, later, sum(weight) as shared, sum(word_weight) as shared_words
    from (from met_in_term union all from met_in_document)
    group by earlier, later
),

judged as (
    select
        m.earlier, m.later, m.shared, b.day - a.day as days,
        -- Of accounts in two languages only what both languages would write alike can be expected to agree.
        case
            when a.family = b.family then least(p.whole, q.whole)
            else least(coalesce(p.named, 0), coalesce(q.named, 0)) + m.shared_words
        end as smaller,
        (a.stage in ('deal', 'done')) = (b.stage in ('deal', 'done')) as same_class,
        a.actor = b.actor or 'both' in (a.actor, b.actor) as same_actor, a.document_id = b.document_id as same_document
    from met as m
    inner join temp.account as a on m.earlier = a.account
    inner join temp.account as b on m.later = b.account
    inner join sized as p on m.earlier = p.account
    inner join sized as q on m.later = q.account
    inner join temp.stage_window as v on a.stage = v.stage
    inner join temp.stage_window as w on b.stage = w.stage
    where list_has_any(a.partner, b.partner)
        and (a.actor = 'domestic') = (b.actor = 'domestic')
        and (a.stage = 'call') = (b.stage = 'call')
        and b.day - a.day <= greatest(v.days, w.days)
)

select
    earlier, later,
    shared / ($prior + smaller) * power($a_day, days) * if(same_class, 1, $other_class) * if(same_actor, 1, $other_actor)
        + if(same_document, $same_document, 0) as score
from judged
where score >= $least
order by later, earlier
