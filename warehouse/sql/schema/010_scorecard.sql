-- The scorecard of the strategy paper as it was worked out for a day, and the acts that crossed or threatened a red line.
create table raw.scorecard (
    as_of date not null,
    indicator varchar not null,
    item varchar not null,
    title varchar not null,
    rule varchar not null,
    query varchar not null,
    status varchar not null,
    acts bigint not null,
    acts_west bigint not null,
    acts_east bigint not null,
    evidence_kind varchar,
    evidence_id varchar,
    happened_on date,
    evidence varchar,
    source_url varchar,
    due_on date,
    definitions_digest varchar not null,
    snapshot_id bigint not null,
    run_id varchar not null
);
comment on table raw.scorecard is 'The scorecard: one row an indicator and day that it was worked out for.';

create table raw.red_line (
    as_of date not null,
    indicator varchar not null,
    red_line varchar not null,
    level varchar not null,
    evidence_kind varchar not null,
    event_id varchar not null,
    since date not null,
    evidence varchar not null,
    source_url varchar,
    run_id varchar not null
);
comment on table raw.red_line is 'Acts that crossed or threatened a red line, as known on a day.';
