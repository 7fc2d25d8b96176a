-- Sanctions lists row by row, what ties a row to Serbia, and licences that suspend a sanction for a time.
create table raw.listing_import (
    import_id varchar not null,
    list varchar not null,
    scope varchar not null,
    file varchar not null,
    digest varchar not null,
    watch_digest varchar not null,
    issued_on date,
    rows bigint not null,
    added bigint not null,
    changed bigint not null,
    removed bigint not null,
    quarantined bigint not null,
    imported_at timestamptz not null,
    run_id varchar not null
);
comment on table raw.listing_import is 'Imports of sanctions lists: each is the whole of its scope on that day.';

create table raw.listing (
    listing_id varchar not null,
    list varchar not null,
    scope varchar not null,
    entry_id varchar,
    programme varchar not null,
    framework varchar,
    act varchar,
    annex varchar,
    measure varchar,
    entity_type varchar not null,
    name varchar not null,
    listed_on date,
    listed_text varchar,
    names struct(kind varchar, name varchar)[] not null,
    places struct(kind varchar, place varchar, country varchar)[] not null,
    birth_date varchar,
    reason varchar,
    source_url varchar not null,
    digest varchar not null,
    first_import_id varchar not null,
    changed_import_id varchar not null,
    last_import_id varchar,
    removed_import_id varchar
);
comment on table raw.listing is 'Rows of sanctions lists, those that left their list too.';

create table raw.listing_tie (
    listing_id varchar not null,
    rule varchar not null,
    entity_id varchar not null,
    evidence varchar not null,
    matched_name varchar not null,
    score double not null,
    explanation varchar not null
);
comment on table raw.listing_tie is 'What ties a row of a sanctions list to Serbia.';

create table raw.listing_quarantine (
    import_id varchar not null,
    scope varchar not null,
    line bigint not null,
    column_name varchar not null,
    name varchar not null,
    reason varchar not null,
    detail varchar not null,
    content varchar not null
);
comment on table raw.listing_quarantine is 'Rows of sanctions lists that hold an error of the source, as they stand there.';

create table raw.licence (
    licence_id varchar not null,
    entity varchar not null,
    entity_id varchar,
    issuer varchar not null,
    scope varchar not null,
    starts_on date not null,
    ends_on date not null,
    holders varchar[] not null,
    note varchar,
    source_url varchar not null,
    file varchar not null,
    digest varchar not null,
    run_id varchar not null
);
comment on table raw.licence is 'Licences that permit for a time what a sanction forbids.';
