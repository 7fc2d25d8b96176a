-- Licences that permit for a time what a sanction forbids.
select
    licence_id, entity, entity_id, issuer, scope, starts_on, ends_on, holders, note, source_url, file, digest, run_id
from raw.licence
