-- The composite by week as it is seen now: of the current run of the latest week.
select * exclude (as_of) from index_week where as_of = (select max(as_of) from index_week)
