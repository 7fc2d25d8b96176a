-- Whether a country aligned with a decision: of several sources the statement counts before the press and a table.
-- A country that was invited and is not named in the aligning sentence of a statement did not align.
with told as (
    select
        a.decision_id, a.country, a.is_aligned, s.form, s.source_url, s.document_id, s.text_sha256, s.imported_at, a.source_id,
        case s.form when 'statement' then 1 when 'press' then 2 else 3 end as standing
    from raw.cfsp_alignment as a
    inner join raw.cfsp_source as s on a.source_id = s.source_id
)

select
    t.decision_id, d.number, t.country, any_value(t.is_aligned order by t.standing, t.source_id) as is_aligned,
    any_value(d.decided_on) as decided_on, any_value(d.stated_on) as stated_on,
    any_value(d.regime) as regime, any_value(d.family) as family,
    count(distinct t.is_aligned) > 1 as is_contested, count(distinct t.source_id) as sources,
    any_value(t.form order by t.standing, t.source_id) as form,
    any_value(t.source_url order by t.standing, t.source_id) as source_url,
    any_value(t.document_id order by t.standing, t.source_id) as document_id,
    any_value(t.text_sha256 order by t.standing, t.source_id) as text_sha256, max(t.imported_at) as imported_at
from told as t
inner join cfsp_decision as d on t.decision_id = d.decision_id
group by t.decision_id, d.number, t.country
order by t.country, decided_on, t.decision_id
