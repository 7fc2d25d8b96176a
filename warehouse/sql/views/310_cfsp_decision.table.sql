-- Decisions of EU foreign policy with which others were invited to align, once each.
-- Of several sources the High Representative's statement counts before the press, and that before a table.
-- A table's row without a number is left out where a decision of the same day and regime has one.
with told as (
    select
        m.*, s.form, s.source_url, s.stated_on, s.stated_precision, s.imported_at,
        case s.form when 'statement' then 1 when 'press' then 2 else 3 end as standing
    from raw.cfsp_measure as m
    inner join raw.cfsp_source as s on m.source_id = s.source_id
),

merged as (
    select
        decision_id, any_value(number) as number, any_value(act order by standing, source_id) as act,
        any_value(decided_on order by decided_precision, standing, source_id) as decided_on,
        coalesce(
            any_value(decided_precision order by decided_precision, standing, source_id)
                filter (where decided_on is not null), 'none'
        ) as decided_precision,
        any_value(regime order by standing, source_id) as regime,
        any_value(base_acts order by standing, len(base_acts) desc, source_id) as base_acts,
        list_sort(list_distinct(flatten(list(corrections)))) as corrections,
        any_value(stated_on order by standing, stated_precision, stated_on, source_id) as stated_on,
        coalesce(
            any_value(stated_precision order by standing, stated_precision, stated_on, source_id)
                filter (where stated_on is not null), 'none'
        ) as stated_precision,
        any_value(form order by standing) as form,
        any_value(source_url order by standing, source_id) as source_url,
        count(distinct source_id) as sources, max(imported_at) as imported_at
    from told
    group by decision_id
),

twins as (
    select
        *, count(number) filter (decided_precision = 'day') over (partition by decided_on, regime) > 0 as has_numbered_twin
    from merged
)

select
    m.decision_id, m.number,
    case
        when m.number is not null
            then '3' || split_part(m.number, '/', 1) || case when m.act = 'common position' then 'E' else 'D' end
                || lpad(split_part(m.number, '/', 2), 4, '0')
    end as celex,
    m.act, m.decided_on, m.decided_precision, m.regime, r.name as regime_name, coalesce(r.family, 'unknown') as family,
    m.base_acts, m.corrections, m.stated_on, m.stated_precision,
    case
        when m.decided_precision = 'day' and m.stated_precision = 'day'
            then date_diff('day', m.decided_on, m.stated_on)
    end as delay_days,
    m.form, m.source_url, m.sources, m.imported_at
from twins as m
left join raw.cfsp_regime as r on m.regime = r.regime
where m.number is not null or m.form <> 'table' or not m.has_numbered_twin
order by m.decided_on, m.decision_id
