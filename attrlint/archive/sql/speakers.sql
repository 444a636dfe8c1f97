-- The same words given to two sources. Each pair of sources once, the one that is quoted first in front.
cache table spoken as
select norm, who, speaker_sort, min(speaker) as speaker, count(distinct article) as articles,
  min(concat(coalesce(cast(date as string), '9999-12-31'), ' ', article)) as place,
  max(speaker_key) as person_key, min(text) as text
from said
where norm is not null and who is not null and size(split(norm, ' ')) >= {min_words}
group by norm, who, speaker_sort;

create or replace temporary view spoken_pairs as
select a.norm, a.text, a.speaker as first_speaker, b.speaker as second_speaker,
  a.articles as first_articles, b.articles as second_articles,
  substring(a.place, 12) as first_article, substring(b.place, 12) as second_article,
  substring(a.place, 1, 10) as first_date, substring(b.place, 1, 10) as second_date,
  a.person_key as first_key, b.person_key as second_key,
  case when a.person_key is null then '' else split_part(a.person_key, ' ', -1) end as first_family,
  case when b.person_key is null then '' else split_part(b.person_key, ' ', -1) end as second_family,
  a.speaker_sort as first_sort, b.speaker_sort as second_sort
from spoken a join spoken b on a.norm = b.norm and a.who <> b.who and (a.place, a.who) < (b.place, b.who)
where substring(a.place, 12) <> substring(b.place, 12);

select class, norm, text, first_speaker, second_speaker, first_articles, second_articles,
  first_article, second_article, first_date, second_date
from (
  select *, case
    when first_sort in ('body', 'outlet', 'document') or second_sort in ('body', 'outlet', 'document')
      then 'outlet-or-document'
    when first_key is null or second_key is null or first_sort <> 'person' or second_sort <> 'person'
      then 'description'
    when first_family = second_family
      and (first_key = first_family or second_key = second_family
        or substring(first_key, 1, 1) = substring(second_key, 1, 1)) then 'alias'
    when levenshtein(first_key, second_key) <= 2 then 'alias'
    when second_key = split_part(first_key, ' ', 1) or first_key = split_part(second_key, ' ', 1) then 'alias'
    else 'other-person'
  end as class from spoken_pairs
) classed
order by case class when 'other-person' then 1 when 'description' then 2 when 'outlet-or-document' then 3 else 4 end,
  norm, first_article, second_article, first_speaker, second_speaker;
