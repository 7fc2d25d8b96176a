-- The units themselves, with the number of their rows.
select
    u.unit, u.input_digest, u.repeated,
    coalesce(d.documents, 0) as documents, coalesce(a.sentences, 0) as sentences, coalesce(a.signals, 0) as signals,
    coalesce(q.quarantined, 0) as quarantined, coalesce(f.fetches, 0) as fetches, now() as loaded_at, $run_id as run_id
from temp.loading as u
left join (select unit, count(*) as documents from temp.document group by unit) as d on u.unit = d.unit
left join (
    select unit, sum(len(sentences)) as sentences, sum(len(signals)) as signals from temp.annotated group by unit
) as a on u.unit = a.unit
left join (select unit, count(*) as quarantined from temp.quarantine group by unit) as q on u.unit = q.unit
left join (select unit, count(*) as fetches from temp.fetch_row group by unit) as f on u.unit = f.unit
