-- Signals.
select
    unit, document_id, s.signal_id, s.sentence_no, s.domain, s.direction, s.partner, s.actor, s.stage, s.reversal,
    s.start as start_offset, s."end" as end_offset, s.evidence, s.rule, s.probability, s.is_negated, s.speaker,
    s.happened_on, s.happened_precision
from (select unit, document_id, unnest(signals) as s from temp.annotated)
