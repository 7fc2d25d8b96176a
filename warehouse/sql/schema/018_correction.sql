-- Decisions of reviewers, from `azimuth review` and the desk alike; the latest on an object counts.
create table raw.correction (
    correction_id varchar not null,
    object_kind varchar not null,
    object_id varchar not null,
    verdict varchar not null,
    field varchar,
    value varchar,
    who varchar not null,
    why varchar,
    decided_at timestamptz not null,
    imported_from varchar
);
comment on table raw.correction is 'Decisions of reviewers: accept, reject or correct a signal, marker, claim or document.';
