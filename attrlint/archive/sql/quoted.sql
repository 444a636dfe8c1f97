-- Who is quoted how much: the first fifty of the archive, of each year, section and outlet. A share is of quoted words.
create or replace temporary view quoted_rows as
select 'all' as by_what, 'all' as value, who, speaker_sort, speaker, article, words from said where who is not null
union all
select 'year', cast(year as string), who, speaker_sort, speaker, article, words from said
  where who is not null and year is not null
union all
select 'section', section, who, speaker_sort, speaker, article, words from said
  where who is not null and section is not null
union all
select 'outlet', outlet, who, speaker_sort, speaker, article, words from said
  where who is not null and outlet is not null;

cache table quoted_counts as
select by_what, value, who, max(speaker_sort) as sort,
  substring(max(concat(lpad(cast(length(speaker) as string), 4, '0'), speaker)), 5) as source,
  count(distinct article) as articles, count(*) as quotations, sum(words) as words
from quoted_rows group by by_what, value, who;

select by_what, value, source,
  case when sort in ('anonymous', 'generic') then 'nameless' else sort end as type,
  articles, quotations, words, round(share, 4) as share
from (
  select *, cast(words as double) / sum(words) over (partition by by_what, value) as share,
    row_number() over (partition by by_what, value order by words desc, quotations desc, who) as place
  from quoted_counts
) placed
where place <= 50
order by case by_what when 'all' then 1 when 'year' then 2 when 'section' then 3 else 4 end, value, place;
