-- A sentence stands where its offsets say. (Not in texts of over 200,000 characters: each look-up counts from the start.)
select s.unit, s.document_id, s.sentence_no, s.part, s.start_offset, s.end_offset, s.text
from raw.sentence as s
left join raw.document as d on s.unit = d.unit and s.document_id = d.document_id
where d.document_id is null
    or s.part not in ('title', 'body') or (s.part = 'title') <> (s.sentence_no = 0)
    or s.start_offset < 0 or s.end_offset - s.start_offset <> length(s.text)
    or (
        length(d.text) <= 200000
        and substring(
            case s.part when 'title' then d.title else d.text end, s.start_offset + 1, s.end_offset - s.start_offset
        ) is distinct from s.text
    )
