-- Runs of the index: what each was made from, and its headline; the last one made of a week is the current one.
select
    run_id, as_of, row_number() over (partition by as_of order by made_at desc, run_id) = 1 as is_current, first_week,
    model_version, snapshot_id, seed, inputs_digest, software, events, votes, decisions, notes, level, level_before,
    change, same_sign_share, p_up, p_down, z, is_announced, visible_log_odds, visible_points, withheld, made_at
from raw.index_run
order by as_of, made_at, run_id
