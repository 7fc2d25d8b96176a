-- Foreign projects, the stages they reached, and the words that name them in texts.
create table raw.project (
    project_id varchar not null,
    name varchar not null,
    counterpart_origin varchar not null,
    kind varchar not null,
    sector varchar not null,
    value double,
    currency varchar,
    value_eur double,
    financier varchar,
    contractor varchar,
    state_guarantee boolean,
    is_counted boolean not null,
    listed_by varchar not null,
    file varchar not null,
    imported_at timestamptz not null,
    run_id varchar not null
);
comment on table raw.project is 'Foreign projects in Serbia, as each list has them.';

create table raw.project_stage (
    project_id varchar not null,
    stage varchar not null,
    happened_on date,
    precision varchar not null,
    evidence varchar,
    source varchar not null,
    source_url varchar,
    listed_by varchar not null,
    file varchar not null,
    imported_at timestamptz not null,
    run_id varchar not null
);
comment on table raw.project_stage is 'Stages that projects reached, each with its source.';

create table raw.project_name (
    project_id varchar not null,
    form varchar not null,
    listed_by varchar not null,
    file varchar not null,
    imported_at timestamptz not null,
    run_id varchar not null
);
comment on table raw.project_name is 'Written forms that name a project or its firm in texts: words parted by one space, small letters except acronyms.';
