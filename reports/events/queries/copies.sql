-- Passages that repeat an earlier one of their block: (id, original, share of the shorter one's three-word runs).
-- Each run is held against the first passage that has it, so a text in 80 outlets costs 80 comparisons, not 3,160.
with worded as (
    select id, day, place, block, regexp_extract_all(folded, '[a-z0-9]+') as words
    from temp.passage
),

cut as (
    select
        id, day, place, block, len(words) as length,
        unnest(list_transform(range(1, greatest(len(words) - 1, 2)), lambda nth: hash(words[nth:nth + 2]))) as run
    from worded
),

chosen as (
    select distinct id, day, place, block, run
    from cut
    where length <= $whole_words or run % 4 = 0
),

sized as (select id, any_value(day) as day, any_value(place) as place, count(*) as size from chosen group by id),

-- Two passages at most $days apart share at least one of these spans of twice as many days.
slotted as (
    select *, unnest([2 * (number // (2 * $days)), 2 * ((number + $days) // (2 * $days)) + 1]) as slot
    from (select *, date_diff('day', date '1970-01-01', day) as number from chosen)
),

anchored as (
    select id, run, first_value(id) over (partition by block, slot, run order by place) as original
    from slotted
),

shared as (
    select id, original, count(distinct run) as runs
    from anchored
    where id <> original
    group by id, original
)

select s.id, s.original, s.runs / least(a.size, b.size) as share
from shared as s
inner join sized as a on s.id = a.id
inner join sized as b on s.original = b.id
where s.runs >= 3 and share >= $share and a.day - b.day <= $days
order by s.id, share desc, b.place
