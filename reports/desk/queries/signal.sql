-- One signal, with its event.
select
    e.*,
    (select any_value(event_id) from event_signal where signal_id = $signal_id) as event_id,
    e.document_id in (select document_id from document where warc_file is not null) as is_archived
from evidence as e
where signal_id = $signal_id
