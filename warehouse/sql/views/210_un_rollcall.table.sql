-- Recorded votes in the United Nations, each once: of a resolution that two files hold the official one counts.
-- Security Council votes (body SC) are context: Serbia has not sat there in the period.
with rest as (
    select r.*
    from raw.un_rollcall as r
    left join raw.un_repeat as p on r.layout = p.layout and r.rollcall_id = p.rollcall_id
    where p.rollcall_id is null
),

counted as (
    select
        layout, rollcall_id, count(*) filter (vote = 'Y') as yes, count(*) filter (vote = 'N') as no,
        count(*) filter (vote = 'A') as abstained, count(*) filter (vote = 'X') as absent
    from raw.un_vote
    group by layout, rollcall_id
)

select
    r.rollcall_id, r.body, coalesce(r.resolution, t.resolution) as resolution, r.date,
    year(r.date)::integer as year, r.session, coalesce(r.title, t.title) as title, r.agenda, r.draft, r.meeting,
    r.subjects, r.vote_note, c.yes, c.no, c.abstained, c.absent, r.total_yes, r.total_no, r.total_abstentions,
    r.total_non_voting, r.total_ms, r.layout, r.source_url, f.name as file, r.digest, r.run_id
from rest as r
left join raw.un_title as t on r.rollcall_id = t.rcid
left join counted as c on r.layout = c.layout and r.rollcall_id = c.rollcall_id
left join raw.imported_file as f on r.digest = f.digest and f.kind = 'un-votes'
order by r.date, r.rollcall_id
