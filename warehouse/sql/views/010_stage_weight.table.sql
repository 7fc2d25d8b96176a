-- How much a signal of each stage weighs: the codebook's levels of commitment.
select stage, weight
from (values ('call', 0.0::double), ('stance', 0.25), ('plan', 0.5), ('deal', 1.0), ('done', 1.0)) as level (stage, weight)
