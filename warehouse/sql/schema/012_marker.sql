-- Markers: what a rule found about a document, never a verdict. Written by `azimuth mark`, a layer in one transaction.
create table raw.marker (
    document_id varchar not null,
    marker_id varchar not null,
    layer varchar not null,
    score double,
    part varchar,
    start_offset integer,
    end_offset integer,
    evidence varchar,
    peer_id varchar,
    rule_version varchar not null,
    run_id varchar not null,
    marked_at timestamptz not null
);
comment on table raw.marker is 'Markers of documents, each with its evidence and the version of the rule that raised it.';

create table raw.marked (
    document_id varchar not null,
    layer varchar not null,
    rule_version varchar not null
);
comment on table raw.marked is 'Which documents a layer has looked at, and by which version of its rules.';

create table raw.marker_kind (
    marker_id varchar not null,
    layer varchar not null,
    title varchar not null,
    definition varchar not null,
    scheme varchar not null,
    disarm_id varchar,
    stix_id varchar,
    precision double,
    precision_low double,
    precision_high double,
    base_rate double,
    measured_on varchar,
    rule_version varchar
);
comment on table raw.marker_kind is 'The catalogue of markers: what each means, and how often its rule was right where that was measured.';
