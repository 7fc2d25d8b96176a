-- A page of sentences of any document, the best match first.
with /* hits */
select
    s.document_id, s.sentence_no, s.text as sentence, d.language, d.title, d.source, d.kind, d.published_on, d.url,
    d.warc_file is not null as is_archived, '' as evidence, h.score, count(*) over () as total
from hit as h
inner join sentence as s using (document_id, sentence_no)
inner join document as d using (document_id)
where not d.is_duplicate and /* condition */
order by h.score desc, d.published_on desc nulls last, s.document_id, s.sentence_no
limit $rows offset $skipped
