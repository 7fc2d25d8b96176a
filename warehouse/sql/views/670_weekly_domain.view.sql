-- The domains by week as they are seen now: of the current run of the latest week.
select * exclude (as_of) from index_domain where as_of = (select max(as_of) from index_domain)
