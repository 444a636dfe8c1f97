-- The views that every question reads. Below them are the six tables as they are: articles, findings, quotations, ...
-- An id that several shards have counts where it comes first.
cache table firsts as
select article, min(shard) as shard from articles group by article;

-- Stories since the day that was asked for; without a date a story counts where no day was asked for.
create or replace temporary view dated as
select a.* from articles a join firsts f on a.article = f.article and a.shard = f.shard
where {since} is null or a.date >= {since};

-- Stories printed twice: the four smallest hashes of an article's sentences lead to the earliest article with one of
-- these; where more than 80 percent of the sentences of both are the same, the later one is a copy of the earlier.
cache table story_order as
select article, shard, sentence_hashes, size(sentence_hashes) as sentences_different,
  concat(coalesce(cast(date as string), '9999-12-31'), ' ', lpad(cast(shard as string), 9, '0'), ' ', article) as nth
from dated where size(sentence_hashes) >= 4;

create or replace temporary view story_keys as
select o.nth, min(o.nth) over (partition by k.h) as earliest
from (select nth, explode(slice(sentence_hashes, 1, 4)) as h from story_order) k
join story_order o on o.nth = k.nth;

cache table story_pairs as
select distinct nth, earliest from story_keys where nth <> earliest;

create or replace temporary view story_sentences as
select o.nth, explode(o.sentence_hashes) as h from story_order o
where o.nth in (select nth from story_pairs) or o.nth in (select earliest from story_pairs);

cache table copies as
select c.article, c.shard, o.article as original, p.shared, p.share
from (
  select nth, min(earliest) as earliest, max(shared) as shared, max(share) as share from (
    select p.nth, p.earliest, count(*) as shared,
      cast(count(*) as double) / max(greatest(a.sentences_different, b.sentences_different)) as share
    from story_pairs p
    join story_sentences x on x.nth = p.nth
    join story_sentences y on y.nth = p.earliest and y.h = x.h
    join story_order a on a.nth = p.nth
    join story_order b on b.nth = p.earliest
    group by p.nth, p.earliest
  ) counted where share > 0.8 group by nth
) p
join story_order c on c.nth = p.nth
join story_order o on o.nth = p.earliest;

create or replace temporary view stories as
select d.*, year(d.date) as year from dated d
where {count_copies} or not exists (select 1 from copies c where c.article = d.article and c.shard = d.shard);

-- What is said in stories, and by whom: the key under which a source is counted, and a sort that people know.
create or replace temporary view said as
select q.*, s.date, s.year, s.section, s.outlet,
  coalesce(q.speaker_key, q.speaker_sort || ':' || lower(q.speaker)) as who
from quotations q join stories s on q.article = s.article and q.shard = s.shard;

create or replace temporary view named as
select o.*, s.year, s.section, s.outlet, s.date,
  coalesce(o.person_key, o.sort || ':' || lower(o.name)) as who,
  o.sort in ('anonymous', 'generic') as nameless
from sources o join stories s on o.article = s.article and o.shard = s.shard;

cache table years as
select section, year, sum(words) as words, count(*) as articles from stories group by section, year;
