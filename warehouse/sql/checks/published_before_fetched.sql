-- Nothing is published later than a day after it was fetched.
select unit, document_id, published_on, fetched_at, date_source
from raw.document
where published_on > (fetched_at at time zone 'Europe/Belgrade')::date + 1
    or published_at > fetched_at + interval 1 day
