-- Where Serbia stands between Russia (0) and the median EU member (1), by year: from ideal_point.
-- A rise may be Serbia's move or Russia's: the columns say which.
with eu as (
    select p.year, median(p.theta) as eu_median
    from ideal_point as p
    inner join eu_member as m
        on p.iso3 = m.iso3 and make_date(p.year, 12, 31) >= m.since
        and make_date(p.year, 12, 31) < coalesce(m.until, date '9999-12-31')
    group by p.year
)

select
    s.year, u.theta as usa, e.eu_median, s.theta as serbia, s.se as serbia_se, r.theta as russia, c.theta as china,
    (s.theta - r.theta) / (e.eu_median - r.theta) as relative_position
from ideal_point as s
inner join ideal_point as r on s.year = r.year and r.iso3 = 'RUS'
inner join ideal_point as u on s.year = u.year and u.iso3 = 'USA'
inner join ideal_point as c on s.year = c.year and c.iso3 = 'CHN'
inner join eu as e on s.year = e.year
where s.iso3 = 'SRB'
order by s.year
