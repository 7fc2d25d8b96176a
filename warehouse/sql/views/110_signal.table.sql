-- The signals, each with its document and its sentence; count those that are not is_duplicate.
-- A copy of another document repeats all its signals; a new version of a page repeats those of its old sentences.
select
    g.signal_id, g.document_id, g.sentence_no, g.domain, g.direction, g.partner, g.actor, g.stage, w.weight, g.reversal,
    g.happened_on, g.happened_precision,
    d.published_on, d.week, d.source, d.kind, d.language, d.script, d.title, d.url, t.text as sentence,
    g.evidence, g.start_offset, g.end_offset, g.rule, g.probability, g.is_negated, g.speaker,
    d.is_duplicate or row_number() over (
        partition by d.canonical_url, g.domain, g.direction, t.text
        order by d.seen_at nulls last, d.document_id, g.sentence_no
    ) > 1 as is_duplicate
from raw.signal as g
inner join document as d on g.unit = d.unit and g.document_id = d.document_id
left join sentence as t on g.document_id = t.document_id and g.sentence_no = t.sentence_no
left join stage_weight as w on g.stage = w.stage
