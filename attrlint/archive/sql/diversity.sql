-- How many voices an archive has, a year at a time. Gender is what the copy says (he, Ms, spokeswoman), else unknown.
cache table voices as
select year, who, sum(words_quoted) as words, count(distinct article) as articles, max(gender) as gender,
  max(sort) as sort, min(year) over (partition by who) as first_year,
  sum(count(distinct article)) over (partition by who) as articles_ever
from named
where year is not null and not nameless and quotations + statements > 0
group by year, who;

select year, count(*) as sources,
  sum(case when first_year = year then 1 else 0 end) as new_sources,
  sum(case when articles_ever = 1 then 1 else 0 end) as one_time_sources,
  round(cast(sum(case when place <= 10 then words else 0 end) as double) / greatest(sum(words), 1), 4) as top_10_share,
  sum(case when sort = 'person' then 1 else 0 end) as people,
  sum(case when sort = 'person' and gender = 'female' then 1 else 0 end) as women,
  sum(case when sort = 'person' and gender = 'male' then 1 else 0 end) as men,
  sum(case when sort = 'person' and gender is null then 1 else 0 end) as gender_unknown
from (
  select *, row_number() over (partition by year order by words desc, who) as place from voices
) placed
group by year order by year;
