-- Files that were imported as rows: votes, declarations, listings, licences, projects.
select kind, name, digest, rows, imported_at, run_id
from raw.imported_file
order by kind, imported_at, name
