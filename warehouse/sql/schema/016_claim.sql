-- Claims that others have debunked. Written by `azimuth import claims`.
create table raw.claim (
    claim_id varchar not null,
    title varchar not null,
    claimed_on date,
    countries varchar,
    keywords varchar,
    languages varchar,
    outlets varchar,
    meaning float[] not null,
    list varchar not null,
    run_id varchar not null
);
comment on table raw.claim is 'Debunked claims, each with its address and the numbers of its meaning.';
