-- The same actor, partner and domain in one week, told in English and in Serbian with signals that lean differently.
-- Copies and repeated sentences are left out. sources_in_both are those that wrote for both audiences: without any, the
-- gap may be one between outlets. The examples are the likeliest signal of the leading direction on each side.
with told as (
    select
        week, domain, actor, unnest(partner) as partner, language, direction, source, signal_id, sentence, url,
        coalesce(probability, 0) as certainty
    from signal
    where language in ('en', 'sr') and week is not null and not is_duplicate
),

leaning as (
    select
        week, domain, actor, partner, language, direction, count(*) as signals, list_distinct(list(source)) as sources,
        arg_max(signal_id, (certainty, signal_id)) as signal_id, arg_max(sentence, (certainty, signal_id)) as sentence,
        arg_max(url, (certainty, signal_id)) as url
    from told
    group by all
),

side as (
    select
        week, domain, actor, partner, language, sum(signals)::bigint as signals,
        if(count(*) filter (where signals = most) > 1, 'mixed', max_by(direction, signals)) as direction,
        coalesce(sum(signals) filter (where direction = 'west'), 0)::bigint as west,
        coalesce(sum(signals) filter (where direction = 'east'), 0)::bigint as east, list_distinct(flatten(list(sources))) as sources,
        max_by(signal_id, (signals, signal_id)) as signal_id, max_by(sentence, (signals, signal_id)) as sentence,
        max_by(url, (signals, signal_id)) as url
    from (select *, max(signals) over (partition by week, domain, actor, partner, language) as most from leaning)
    group by all
)

select
    e.week, e.domain, e.actor, e.partner, e.direction as direction_en, s.direction as direction_sr, e.signals as signals_en,
    s.signals as signals_sr, e.west as west_en, e.east as east_en, s.west as west_sr, s.east as east_sr,
    (e.west - e.east) / e.signals - (s.west - s.east) / s.signals as gap,
    list_intersect(e.sources, s.sources) as sources_in_both, e.signal_id as signal_id_en, s.signal_id as signal_id_sr,
    e.sentence as sentence_en, s.sentence as sentence_sr, e.url as url_en, s.url as url_sr
from side as e
inner join side as s
    on e.week = s.week and e.domain = s.domain and e.actor = s.actor and e.partner = s.partner
    and e.language = 'en' and s.language = 'sr'
where e.direction <> s.direction
