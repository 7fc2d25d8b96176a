-- For each document the debunked claims it is most like, best first: a queue for an analyst, never a label.
select
    m.document_id, m.peer_id as claim_id, c.claim, c.claimed_on, m.score,
    row_number() over (partition by m.document_id order by m.score desc, m.peer_id) as place,
    m.week, m.source, m.language, m.title, m.url, m.rule_version
from marker as m
inner join claim as c on m.peer_id = c.claim_id
where m.layer = 'claim'
