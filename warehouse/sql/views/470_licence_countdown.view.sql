-- Each licence on each day that it is in force, and how many days are left after it: ask for one day.
-- A day without a row has no licence; on the day that an extension starts two may be in force.
select licence_id, entity, entity_id, issuer, scope, day::date as day, ends_on, ends_on - day::date as days_left
from (
    select *, unnest(generate_series(starts_on::timestamp, ends_on::timestamp, interval 1 day)) as day
    from licence
)
