-- Copies: which documents hold another's text, nearly word for word. Written by `azimuth mark`.
create table raw.shingled (
    document_id varchar not null,
    key ubigint not null,
    hashes integer not null,
    sparse_hashes integer not null,
    is_dense boolean not null,
    shingles_version varchar not null
);
comment on table raw.shingled is 'Documents whose text was sampled for the search for copies.';

create table raw.shingle (
    hash ubigint not null,
    key ubigint not null
);
comment on table raw.shingle is 'A sample of the four-word runs of each text, as hashes, blind to script and diacritics.';

create table raw.copy_pair (
    key_a ubigint not null,
    key_b ubigint not null,
    shared integer not null,
    share_a double not null,
    share_b double not null
);
comment on table raw.copy_pair is 'Pairs of documents that share half of the sampled runs of the shorter one, or more.';

create table raw.copy (
    document_id varchar not null,
    peer_id varchar not null,
    first_id varchar not null,
    carrier_no integer not null,
    containment double not null,
    share_of_copy double not null,
    share_of_peer double not null,
    lag_minutes bigint,
    is_related boolean not null,
    origin varchar not null,
    origin_name varchar,
    is_credited boolean not null,
    is_title_changed boolean not null,
    is_script_changed boolean not null,
    sentences_added integer not null,
    sentences_dropped integer not null,
    added varchar,
    dropped varchar
);
comment on table raw.copy is 'Each copy with the earlier document that it repeats most of, and what was changed.';
