-- Stories that have one source, by year and section; a story without a source is counted apart.
select s.year, s.section, count(*) as stories,
  sum(case when s.sources = 1 then 1 else 0 end) as one_source,
  round(cast(sum(case when s.sources = 1 then 1 else 0 end) as double) / count(*), 4) as one_source_share,
  sum(case when s.sources = 0 then 1 else 0 end) as no_source
from stories s
group by s.year, s.section order by s.year, s.section;
