create table decision (
    number bigint, object_kind varchar, object_id varchar, verdict varchar, field varchar, value varchar,
    who varchar, why varchar, decided_at timestamptz
);
create view reviewed as
select
    object_id,
    max_by(verdict, number) as verdict,
    max_by(who, number) as who,
    max_by(why, number) as why,
    max(decided_at) as reviewed_at,
    max_by(value, number) filter (verdict = 'correct' and field = 'domain') as domain,
    max_by(value, number) filter (verdict = 'correct' and field = 'direction') as direction,
    max_by(value, number) filter (verdict = 'correct' and field = 'stage') as stage,
    max_by(value, number) filter (verdict = 'correct' and field = 'actor') as actor
from decision
where object_kind = 'signal'
group by object_id;
create view evidence as
select
    s.* replace (
        coalesce(r.domain, s.domain) as domain,
        coalesce(r.direction, s.direction) as direction,
        coalesce(r.stage, s.stage) as stage,
        coalesce(r.actor, s.actor) as actor
    ),
    r.verdict, r.who, r.why, r.reviewed_at,
    not s.is_duplicate and r.verdict is distinct from 'reject' as is_counted
from published.signal as s
left join reviewed as r on s.signal_id = r.object_id
