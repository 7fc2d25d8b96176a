-- Estimates of ideal points: which model, from which state of the warehouse, with which seed.
select
    run_id, model_version, snapshot_id, seed, first_year, last_year, rollcalls, votes, log_posterior, iterations, fitted_at
from raw.ideal_run
order by fitted_at, run_id
