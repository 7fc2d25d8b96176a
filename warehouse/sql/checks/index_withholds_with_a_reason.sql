-- A level of the index is either given, within its bands, or withheld with a reason.
select run_id, week, level, withheld from raw.index_week
where (level is null) <> (withheld is not null) or level not between low_90 and high_90
union all
select run_id, week, level, withheld from raw.index_domain
where (level is null) <> (withheld is not null) or level not between low_90 and high_90
