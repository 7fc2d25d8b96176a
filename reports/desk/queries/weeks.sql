-- The weeks that have a signal, the latest first.
select distinct week from published.signal where week is not null order by week desc
