-- Signals whose sentence names a project or its firm: candidates for evidence of a stage, for a person to confirm.
-- Whole words are compared, never parts of them. `suggested_stage`: plan is mou, deal is signed, done is done, and a
-- reversal is suspended; calls and stances suggest none and are left out.
with worded as (
    select
        signal_id, document_id, domain, partner, stage, reversal, published_on, sentence, url, source,
        regexp_extract_all(sentence, '[\p{L}\p{N}]+') as words
    from signal
    where domain in ('economy', 'energy', 'technology', 'defence') and stage in ('plan', 'deal', 'done')
        and not is_duplicate and not is_negated
),

phrases as (
    select signal_id, unnest(flatten(list_transform([1, 2, 3, 4, 5, 6], lambda n: list_transform(
        generate_series(1, len(words) - n + 1), lambda i: array_to_string(words[i:i + n - 1], ' ')
    )))) as phrase
    from worded
),

keys as (
    select distinct signal_id, unnest([phrase, lower(phrase)]) as form from phrases
),

named as (
    select k.signal_id, n.project_id, any_value(k.form order by len(k.form) desc, k.form) as named_as
    from keys as k
    inner join raw.project_name as n on k.form = n.form
    group by k.signal_id, n.project_id
),

suggested as (
    select
        w.*, n.project_id, n.named_as,
        case when w.reversal then 'suspended' when w.stage = 'plan' then 'mou' when w.stage = 'deal' then 'signed' else 'done'
        end as suggested_stage
    from worded as w
    inner join named as n on w.signal_id = n.signal_id
),

ranks as (select distinct stage, rank from (
    values ('mou', 1), ('signed', 2), ('ratified', 3), ('construction', 4), ('done', 5), ('suspended', 6), ('cancelled', 7)
) as r (stage, rank))

select
    s.project_id, s.signal_id, s.document_id, s.published_on, s.domain, s.partner, s.named_as, s.suggested_stage,
    p.stage as known_stage, coalesce(r.rank > k.rank, true) as is_further, s.sentence, s.source, s.url
from suggested as s
inner join project as p on s.project_id = p.project_id and p.listed_by = 'register'
left join ranks as r on s.suggested_stage = r.stage
left join ranks as k on p.stage = k.stage
order by s.project_id, s.published_on, s.signal_id
