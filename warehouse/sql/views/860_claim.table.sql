-- Claims that others have debunked, with the address of the debunking.
select claim_id, title as claim, claimed_on, countries, keywords, languages, outlets, list, run_id
from raw.claim
