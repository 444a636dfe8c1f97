-- The functions of Spark SQL that the questions use, for DuckDB. Spark has them.
create or replace macro explode(list) as unnest(list);
create or replace macro sequence(first, last) as generate_series(first, last);
create or replace macro slice(list, first, count) as list_slice(list, first, first + count - 1);
create or replace macro array_join(list, between) as array_to_string(list, between);
create or replace macro collect_set(item) as list(distinct item);
create or replace macro size(list) as len(list);
