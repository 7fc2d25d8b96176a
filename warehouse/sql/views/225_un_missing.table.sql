-- Known recorded votes that no imported file holds: neither by symbol, nor by week and totals.
-- A file may lack some states' votes (Voeten's has 112 of 141 yes on ES-11/6), but has no more than there were.
-- Empty where no file was imported that reaches their day.
select k.resolution, k.date, year(k.date)::integer as year, k.title, k.total_yes, k.total_no, k.total_abstentions
from raw.un_known as k
where k.date <= (select max(date) from un_rollcall where body = 'GA')
    and k.resolution not in (select resolution from un_rollcall where resolution is not null)
    and not exists (
        select 1
        from un_rollcall as r
        where r.body = 'GA' and abs(r.date - k.date) <= 7
            and r.no between k.total_no - 1 and k.total_no + 1
            and r.yes between 0.7 * k.total_yes and k.total_yes + 1 and r.abstained <= k.total_abstentions + 1
    )
order by k.date, k.resolution
