-- Files that `azimuth import` brought in as rows: votes, declarations, listings, licences, projects.
create table raw.imported_file (
    kind varchar not null,
    name varchar not null,
    digest varchar not null,
    rows bigint not null,
    imported_at timestamptz not null,
    run_id varchar not null
);
comment on table raw.imported_file is 'Files that were imported as rows; of two that bear one name the later.';
