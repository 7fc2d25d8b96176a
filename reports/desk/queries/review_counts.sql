-- How much of a week's evidence was reviewed.
select
    count(*) filter (verdict = 'accept') as accepted,
    count(*) filter (verdict = 'reject') as rejected,
    count(*) filter (verdict = 'correct') as corrected,
    count(*) filter (verdict is null and not is_duplicate) as unreviewed
from evidence
where week = $week
