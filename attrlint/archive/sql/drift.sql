-- Different quotations that share four words in a row which few quotations have. What changed is told word by word later.
create or replace temporary view drift_places as
select norm, article, text, outlet, speaker, date,
  concat(coalesce(cast(date as string), '9999-12-31'), ' ', lpad(cast(shard as string), 9, '0'), ' ', article, ' ',
    lpad(cast(n as string), 6, '0')) as place
from said where norm is not null and size(split(norm, ' ')) >= {min_words};

cache table drift_ids as
select min(place) as id, count(distinct article) as articles from drift_places group by norm;

cache table drift_texts as
select i.id, i.articles, p.norm, p.article, p.text, p.outlet, p.speaker, cast(p.date as string) as date
from drift_ids i join drift_places p on p.place = i.id;

cache table drift_shingles as
select distinct id, array_join(slice(words, word, 4), ' ') as shingle from (
  select id, words, explode(sequence(1, size(words) - 3)) as word from (
    select id, split(norm, ' ') as words from drift_texts
  ) texts where size(words) >= 4
) shingled;

cache table drift_common as
select shingle from drift_shingles group by shingle having count(*) between 2 and 30;

create or replace temporary view drift_pairs as
select a.id as first_id, b.id as second_id
from drift_shingles a
join drift_common c on c.shingle = a.shingle
join drift_shingles b on b.shingle = a.shingle and b.id > a.id
group by a.id, b.id;

select a.norm as first_norm, b.norm as second_norm, a.text as first_text, b.text as second_text,
  a.article as first_article, b.article as second_article, a.date as first_date, b.date as second_date,
  a.outlet as first_outlet, b.outlet as second_outlet, a.speaker as first_speaker, b.speaker as second_speaker,
  a.articles as first_articles, b.articles as second_articles
from drift_pairs p
join drift_texts a on a.id = p.first_id
join drift_texts b on b.id = p.second_id
where a.article <> b.article
order by p.first_id, p.second_id;
