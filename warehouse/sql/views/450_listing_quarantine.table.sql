-- Rows of sanctions lists kept apart for an error of the source, as the latest import of their list has them.
select import_id, scope, line, column_name, name, reason, detail, content
from raw.listing_quarantine
