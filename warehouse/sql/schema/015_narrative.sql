-- Where texts word a narrative, and whose word it is. Written by `azimuth mark`.
create table raw.narrative_sentence (
    document_id varchar not null,
    narrative_id varchar not null,
    sentence_no integer not null,
    framing varchar not null,
    evidence varchar not null,
    rule_version varchar not null
);
comment on table raw.narrative_sentence is 'Sentences that word a narrative: asserted, quoted, denied or debunked.';
