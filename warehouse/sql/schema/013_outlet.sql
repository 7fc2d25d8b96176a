-- The outlet register: what is said of an outlet, by whom and when. Written by `azimuth mark` and `azimuth import outlets`.
create table raw.outlet_statement (
    host varchar not null,
    covers_subdomains boolean not null,
    outlet varchar,
    what varchar not null,
    value varchar not null,
    source varchar not null,
    stated_on varchar not null,
    note varchar,
    list varchar not null,
    run_id varchar not null
);
comment on table raw.outlet_statement is 'Statements about outlets, each with its source and date.';
