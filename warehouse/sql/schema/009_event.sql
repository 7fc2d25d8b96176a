-- Events: signals of one act made one, and the promises among them. Written by `azimuth events`.
create table raw.event_run (
    run_id varchar not null,
    made_at timestamptz not null,
    method_version varchar not null,
    snapshot_id bigint not null,
    since date,
    until date,
    as_of date,
    signals bigint not null,
    undated bigint not null,
    copies bigint not null,
    events bigint not null,
    digest varchar not null
);
comment on table raw.event_run is 'Runs of the grouping that changed something, and what each was made from.';

create table raw.event (
    event_id varchar not null,
    domain varchar not null,
    direction varchar not null,
    partner varchar[] not null,
    actor varchar not null,
    stage varchar not null,
    reversal boolean not null,
    happened_on date not null,
    first_seen_at timestamptz,
    first_document_id varchar not null,
    first_source varchar not null,
    documents integer not null,
    outlets integer not null,
    sentences integer not null,
    copies integer not null,
    language varchar not null,
    sources varchar[] not null,
    probability double
);
comment on table raw.event is 'Acts, each once however many articles reported it.';

create table raw.event_signal (
    event_id varchar not null,
    signal_id varchar not null,
    role varchar not null
);
comment on table raw.event_signal is 'The evidence of each event.';

create table raw.event_lineage (
    event_id varchar not null,
    into_event_id varchar,
    run_id varchar not null,
    changed_at timestamptz not null
);
comment on table raw.event_lineage is 'Events that are no more, and which event has their first account now.';

create table raw.promise (
    promise_id varchar not null,
    event_id varchar not null,
    opened_on date not null,
    said integer not null,
    last_said_on date not null,
    kept_event_id varchar,
    kept_on date,
    broken_event_id varchar,
    broken_on date,
    status varchar not null,
    age_days integer not null
);
comment on table raw.promise is 'Words that can be held against deeds.';

create table raw.promise_event (
    promise_id varchar not null,
    event_id varchar not null,
    role varchar not null,
    score double
);
comment on table raw.promise_event is 'The events of each promise.';
