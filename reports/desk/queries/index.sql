-- The index of a week, where it was worked out.
select level, low_90, high_90, events, withheld from weekly_index where week = $week
