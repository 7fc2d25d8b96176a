-- A document's id is made from its canonical address and its text's hash.
select unit, document_id, canonical_url
from raw.document
where document_id <> left(sha256(canonical_url || chr(10) || text_hash), 16)
