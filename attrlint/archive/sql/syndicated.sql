-- Articles that share more than 80 percent of their sentences with an earlier one. Every other question leaves them out.
select c.article, c.original, c.shared, round(c.share, 4) as share, a.outlet, o.outlet as original_outlet,
  cast(a.date as string) as date, cast(o.date as string) as original_date
from copies c
join dated a on a.article = c.article and a.shard = c.shard
join dated o on o.article = c.original
order by c.original, c.article;
