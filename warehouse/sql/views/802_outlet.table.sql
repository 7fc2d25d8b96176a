-- Hosts of outlets and what is known of them; empty is unknown, never clean.
-- Where the register says unknown against an imported list (cells of the list are in doubt), the value is empty too.
select
    host, bool_or(covers_subdomains) as covers_subdomains, max(outlet) as outlet,
    max(value) filter (where what = 'owner') as owner,
    max(value) filter (where what = 'country') as country,
    max(value) filter (where what = 'language') as language,
    nullif(max(value) filter (where what = 'typology'), 'unknown') as typology,
    max(value) filter (where what = 'state') as state,
    max(value) filter (where what = 'network') as network,
    max(value) filter (where what = 'mirror_of') as mirror_of,
    coalesce(max(value) filter (where what = 'agency') = 'yes', false) as is_agency,
    max(value) filter (where what = 'cases')::bigint as cases,
    count(*) as statements
from outlet_statement
where counts
group by host
