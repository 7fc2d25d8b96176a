-- A page of evidence, the best match first, then the latest.
with /* hits */
select
    e.*, h.score, v.event_id, count(*) over () as total,
    e.document_id in (select document_id from document where warc_file is not null) as is_archived
from evidence as e
inner join hit as h using (document_id, sentence_no)
left join (select signal_id, any_value(event_id) as event_id from event_signal group by signal_id) as v using (signal_id)
where /* condition */
order by h.score desc, e.published_on desc nulls last, e.document_id, e.sentence_no, e.signal_id
limit $rows offset $skipped
