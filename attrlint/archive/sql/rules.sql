-- Findings per 1,000 words by rule, in each year and section, and how that differs from the year before.
cache table rule_counts as
select f.code, f.rule, s.section, s.year, count(*) as findings
from findings f join stories s on f.article = s.article and f.shard = s.shard
group by f.code, f.rule, s.section, s.year;

create or replace temporary view rule_years as
select 'year' as by_what, c.code, c.rule, cast(c.year as string) as value, c.findings, w.words from (
  select code, rule, year, sum(findings) as findings from rule_counts where year is not null group by code, rule, year
) c join (select year, sum(words) as words from years where year is not null group by year) w on w.year = c.year
union all
select 'section', c.code, c.rule, c.section, c.findings, w.words from (
  select code, rule, section, sum(findings) as findings from rule_counts where section is not null
  group by code, rule, section
) c join (select section, sum(words) as words from years where section is not null group by section) w
  on w.section = c.section
union all
select 'all', c.code, c.rule, 'all', c.findings, w.words from (
  select code, rule, sum(findings) as findings from rule_counts group by code, rule
) c cross join (select sum(words) as words from years) w;

select by_what, value, code, rule, findings, round(per_1000, 4) as per_1000_words,
  case when by_what = 'year' then round(per_1000 - lag(per_1000) over (partition by by_what, code order by value), 4) end
    as rise
from (select *, 1000.0 * cast(findings as double) / words as per_1000 from rule_years where words > 0) rates
order by case by_what when 'all' then 1 when 'year' then 2 else 3 end, value, code;
