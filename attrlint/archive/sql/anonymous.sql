-- Sources without a name by year and section, the stories that have no other, and findings of the rules about them.
create or replace temporary view story_sources as
select article, shard, year, section, count(*) as sources, sum(case when nameless then 1 else 0 end) as nameless
from named where quotations + statements > 0 group by article, shard, year, section;

create or replace temporary view anonymous_findings as
select s.year, s.section, count(*) as findings
from findings f join stories s on f.article = s.article and f.shard = s.shard
where f.code like 'ANO%' group by s.year, s.section;

select t.year, t.section, t.stories, t.sources, t.nameless,
  round(cast(t.nameless as double) / t.sources, 4) as nameless_share, t.only_nameless,
  round(cast(t.only_nameless as double) / t.stories, 4) as only_nameless_share, coalesce(f.findings, 0) as ano_findings
from (
  select year, section, count(*) as stories, sum(sources) as sources, sum(nameless) as nameless,
    sum(case when nameless = sources then 1 else 0 end) as only_nameless
  from story_sources group by year, section
) t left join anonymous_findings f on f.year is not distinct from t.year and f.section is not distinct from t.section
order by t.year, t.section;
