-- The index: what each run of `azimuth trajectory` was made from, and what it gave.
create table raw.index_run (
    run_id varchar not null,
    as_of varchar not null,
    first_week varchar not null,
    model_version varchar not null,
    snapshot_id bigint not null,
    seed bigint not null,
    inputs_digest varchar not null,
    software varchar not null,
    events bigint not null,
    votes bigint not null,
    decisions bigint not null,
    notes varchar[] not null,
    level double,
    level_before double,
    change double,
    same_sign_share double,
    p_up double,
    p_down double,
    z double,
    is_announced boolean,
    visible_log_odds double,
    visible_points double,
    withheld varchar,
    made_at timestamptz not null
);
comment on table raw.index_run is 'Runs of the index: what each was made from, and its headline.';

create table raw.index_week (
    run_id varchar not null,
    week varchar not null,
    level double,
    low_50 double,
    high_50 double,
    low_80 double,
    high_80 double,
    low_90 double,
    high_90 double,
    level_then double,
    evidence_share double not null,
    events bigint not null,
    votes bigint not null,
    decisions bigint not null,
    p_up double,
    p_down double,
    withheld varchar
);
comment on table raw.index_week is 'The composite by week, as each run saw it.';

create table raw.index_domain (
    run_id varchar not null,
    week varchar not null,
    domain varchar not null,
    level double,
    low_50 double,
    high_50 double,
    low_80 double,
    high_80 double,
    low_90 double,
    high_90 double,
    level_then double,
    acts bigint not null,
    west bigint not null,
    events bigint not null,
    votes bigint not null,
    decisions bigint not null,
    weight double not null,
    effective_weight double not null,
    p_up double,
    p_down double,
    withheld varchar
);
comment on table raw.index_domain is 'The domains by week, as each run saw them.';

create table raw.index_part (
    run_id varchar not null,
    domain varchar not null,
    evidence_kind varchar not null,
    name varchar not null,
    log_odds double not null,
    points double not null
);
comment on table raw.index_part is 'What moved the composite in the last week of each run.';

create table raw.index_line (
    run_id varchar not null,
    line varchar not null,
    name varchar not null,
    week varchar not null,
    level double,
    low_90 double,
    high_90 double
);
comment on table raw.index_line is 'The composite of part of the evidence or with other weights, by week, as each run saw it.';

create table raw.index_gap (
    run_id varchar not null,
    week varchar not null,
    source varchar not null,
    documents bigint not null,
    normal double not null,
    normal_share double not null
);
comment on table raw.index_gap is 'Weeks in which a source brought too little, as each run saw them.';
