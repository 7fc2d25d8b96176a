-- Every signal of the week with its sentence, the weightiest first: stage weight of the codebook, official sources before news.
select
    signal_id, document_id, sentence_no, domain, direction, partner, actor, stage, reversal, rule, evidence,
    published_on, source, kind, language, script, title, url, sentence, is_duplicate,
    document_id in (select document_id from document where warc_file is not null) as is_archived
from signal
where week = $week
order by
    case stage when 'deal' then 1 when 'done' then 1 when 'plan' then 0.5 when 'stance' then 0.25 else 0 end desc,
    kind = 'official' desc, published_on, source, document_id, sentence_no, domain, direction
