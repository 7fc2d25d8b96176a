-- Signals of each week by domain and direction, copies left out.
select
    week, domain, direction, count(*) as signals, count(distinct document_id) as documents,
    count(distinct source) as sources, sum(weight) as weighted
from signal
where week is not null and not is_duplicate
group by week, domain, direction
