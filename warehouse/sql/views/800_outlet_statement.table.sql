-- What is said of outlets, each statement with its source and date; the register's own go before those of imported
-- lists; of counts of cases the largest counts.
select
    host, covers_subdomains, outlet, what, value, source, stated_on, note, list, run_id,
    row_number() over (
        partition by host, what
        order by
            case when what = 'cases' then value::bigint end desc nulls last, list = 'register' desc, stated_on desc,
            list, value, outlet, source, note
    ) = 1 as counts
from raw.outlet_statement
