-- Where each state stood in each year by how it voted in the General Assembly, from the latest estimate.
-- One line through all votes; larger is nearer to the USA. Mean 0, standard deviation 1 over all states and years.
with latest as (
    select run_id, model_version, snapshot_id, seed
    from raw.ideal_run
    qualify row_number() over (order by fitted_at desc, run_id desc) = 1
)

select p.iso3, p.year, p.theta, p.se, p.votes, l.run_id, l.model_version, l.snapshot_id, l.seed
from raw.ideal_point as p
inner join latest as l on p.run_id = l.run_id
order by p.iso3, p.year
