-- An address has one row a unit and role.
select unit, url, role, count(*) as rows
from raw.fetch_row
group by unit, url, role
having count(*) > 1
