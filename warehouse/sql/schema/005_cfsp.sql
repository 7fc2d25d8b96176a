-- Who aligned with decisions of the EU's foreign policy, as each text or table says it.
create table raw.cfsp_source (
    source_id varchar not null,
    form varchar,
    language varchar,
    source_url varchar,
    document_id varchar,
    title varchar,
    stated_on date,
    stated_precision varchar not null,
    outcome varchar not null,
    reason varchar,
    detail varchar,
    reader_version varchar not null,
    file varchar not null,
    text_sha256 varchar not null,
    imported_at timestamptz not null,
    run_id varchar not null
);
comment on table raw.cfsp_source is 'Statements, articles and rows of tables that were read for alignment, each with its one outcome.';

create table raw.cfsp_measure (
    source_id varchar not null,
    decision_id varchar not null,
    number varchar,
    printed varchar,
    act varchar not null,
    decided_on date,
    decided_precision varchar not null,
    regime varchar,
    base_acts varchar[] not null,
    corrections varchar[] not null,
    sentence varchar
);
comment on table raw.cfsp_measure is 'Decisions and declarations as each source names them.';

create table raw.cfsp_alignment (
    source_id varchar not null,
    decision_id varchar not null,
    country varchar not null,
    is_aligned boolean not null
);
comment on table raw.cfsp_alignment is 'Who did and did not align with a decision, as each source says it.';

create table raw.cfsp_regime (
    regime varchar not null,
    name varchar not null,
    family varchar not null
);
comment on table raw.cfsp_regime is 'Regimes of restrictive measures.';
