-- A signal has a sentence, and its evidence stands in that sentence where its offsets say.
select g.unit, g.document_id, g.signal_id, g.sentence_no, g.start_offset, g.end_offset, g.evidence, s.text as sentence
from raw.signal as g
left join raw.sentence as s
    on g.unit = s.unit and g.document_id = s.document_id and g.sentence_no = s.sentence_no
where s.text is null
    or g.start_offset < s.start_offset or g.end_offset > s.end_offset
    or substring(s.text, g.start_offset - s.start_offset + 1, g.end_offset - g.start_offset) <> g.evidence
