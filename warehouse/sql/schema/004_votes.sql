-- Recorded votes in the United Nations as each file gave them, who the states are, and ideal points worked out from them.
create table raw.un_rollcall (
    layout varchar not null,
    rollcall_id varchar not null,
    body varchar not null,
    rank integer not null,
    resolution varchar,
    undl_id varchar,
    date date not null,
    session varchar,
    title varchar,
    agenda varchar,
    draft varchar,
    meeting varchar,
    subjects varchar,
    vote_note varchar,
    total_yes integer,
    total_no integer,
    total_abstentions integer,
    total_non_voting integer,
    total_ms integer,
    source_url varchar not null,
    digest varchar not null,
    run_id varchar not null
);
comment on table raw.un_rollcall is 'Roll calls as each layout of file gave them; of two files of one layout the later.';

create table raw.un_vote (
    layout varchar not null,
    rollcall_id varchar not null,
    iso3 varchar not null,
    ms_code varchar not null,
    vote varchar not null
);
comment on table raw.un_vote is 'What each member said on each roll call.';

create table raw.un_title (
    rcid varchar not null,
    resolution varchar,
    title varchar
);
comment on table raw.un_title is 'Symbols and titles of roll calls that their own file gives by number alone.';

create table raw.un_repeat (
    layout varchar not null,
    rollcall_id varchar not null,
    kept_layout varchar not null,
    kept_rollcall_id varchar not null,
    reason varchar not null
);
comment on table raw.un_repeat is 'Roll calls that a better file holds too; worked out anew at every import.';

create table raw.un_state (
    iso3 varchar not null,
    name varchar not null
);
comment on table raw.un_state is 'States whose votes are recorded.';

create table raw.eu_member (
    iso3 varchar not null,
    since date not null,
    until date
);
comment on table raw.eu_member is 'Members of the European Union by date.';

create table raw.un_known (
    resolution varchar not null,
    date date not null,
    title varchar not null,
    total_yes integer not null,
    total_no integer not null,
    total_abstentions integer not null
);
comment on table raw.un_known is 'Recorded votes that some files are known to lack.';

create table raw.ideal_run (
    run_id varchar not null,
    model_version varchar not null,
    snapshot_id bigint not null,
    seed integer not null,
    first_year integer not null,
    last_year integer not null,
    rollcalls integer not null,
    votes integer not null,
    log_posterior double not null,
    iterations integer not null,
    fitted_at timestamptz not null
);
comment on table raw.ideal_run is 'Estimates of ideal points: what each was made from.';

create table raw.ideal_point (
    run_id varchar not null,
    iso3 varchar not null,
    year integer not null,
    theta double not null,
    se double not null,
    votes integer not null
);
comment on table raw.ideal_point is 'Ideal points of states by year, of every estimate.';
