-- What the stages wrote, row by row, and which units of it are in.
create schema raw;

create table raw.migration (
    name varchar not null,
    digest varchar not null,
    version varchar not null,
    applied_at timestamptz not null
);
comment on table raw.migration is 'The schema files and definitions that were applied to this warehouse.';

create table raw.run (
    run_id varchar not null,
    kind varchar not null,
    scope varchar not null,
    version varchar not null,
    started_at timestamptz not null
);
comment on table raw.run is 'Runs that loaded something.';

create table raw.load_unit (
    unit varchar not null,
    input_digest varchar not null,
    documents bigint not null,
    sentences bigint not null,
    signals bigint not null,
    quarantined bigint not null,
    repeated bigint not null,
    fetches bigint not null,
    loaded_at timestamptz not null,
    run_id varchar not null
);
comment on table raw.load_unit is 'The units that are loaded, with the digest of the files they were loaded from.';

create table raw.source (
    source varchar not null,
    publisher varchar not null,
    owner varchar,
    country varchar,
    kind varchar,
    language varchar,
    time_zone varchar,
    start_urls varchar[] not null
);
comment on table raw.source is 'Who publishes: the sources that are crawled, and those that imports name.';

create table raw.crawl (
    unit varchar not null,
    source varchar not null,
    day date not null,
    finish_reason varchar not null,
    counts map(varchar, bigint),
    offsite bigint,
    is_replay boolean not null,
    label varchar,
    software varchar,
    finished_at timestamptz
);
comment on table raw.crawl is 'Crawls that ended: one a source and day.';

create table raw.fetch_row (
    unit varchar not null,
    source varchar not null,
    day date not null,
    url varchar not null,
    role varchar not null,
    status varchar not null,
    reason varchar,
    http_status integer,
    fetched_at timestamptz,
    warc_file varchar,
    warc_offset bigint,
    warc_length bigint,
    payload_digest varchar,
    payload_bytes bigint
);
comment on table raw.fetch_row is 'Every address asked for, with its one status.';

create table raw.document (
    unit varchar not null,
    document_id varchar not null,
    source varchar not null,
    collected_on date,
    url varchar not null,
    canonical_url varchar not null,
    title varchar,
    text varchar,
    language varchar not null,
    script varchar not null,
    published_at timestamptz,
    published_on date,
    published_precision varchar not null,
    date_source varchar not null,
    published_text varchar,
    fetched_at timestamptz,
    seen_at timestamptz,
    author varchar,
    agency varchar,
    section varchar,
    warc_file varchar,
    warc_offset bigint,
    warc_length bigint,
    payload_digest varchar,
    extractor varchar not null,
    extractor_version varchar not null,
    extract_agreement double,
    text_hash varchar not null,
    pipeline varchar not null,
    pipeline_version varchar not null
);
comment on table raw.document is 'Texts as they were read, each time they were read.';

create table raw.quarantine (
    unit varchar not null,
    source varchar,
    collected_on date,
    url varchar,
    stage varchar not null,
    reason varchar not null,
    detail varchar,
    line bigint,
    warc_file varchar,
    warc_offset bigint
);
comment on table raw.quarantine is 'What could not become a document, and why.';

create table raw.sentence (
    unit varchar not null,
    document_id varchar not null,
    sentence_no integer not null,
    part varchar not null,
    start_offset integer not null,
    end_offset integer not null,
    text varchar not null
);
comment on table raw.sentence is 'Sentences of the documents of a unit.';

create table raw.signal (
    unit varchar not null,
    document_id varchar not null,
    signal_id varchar not null,
    sentence_no integer not null,
    domain varchar not null,
    direction varchar not null,
    partner varchar[] not null,
    actor varchar not null,
    stage varchar not null,
    reversal boolean not null,
    start_offset integer not null,
    end_offset integer not null,
    evidence varchar not null,
    rule varchar not null,
    probability double,
    is_negated boolean not null,
    speaker varchar
);
comment on table raw.signal is 'Signals in the documents of a unit.';
