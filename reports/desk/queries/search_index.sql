create table searched_sentence as
select row_number() over (order by s.document_id, s.sentence_no) as sentence_id, s.document_id, s.sentence_no, d.language
from published.sentence as s
inner join published.document as d using (document_id);
create temp table occurrence as
select sentence_id, language, word, count(*)::integer as times
from (
    select
        i.sentence_id, i.language,
        unnest(regexp_extract_all(lower(nfc_normalize(s.text)), '[\p{L}\p{M}\p{Nd}]+')) as word
    from searched_sentence as i
    inner join published.sentence as s using (document_id, sentence_no)
)
where length(word) <= $longest
group by all;
create table word as
select row_number() over (order by language, word) as word_id, language, word
from (select distinct language, word from occurrence);
create table posting as
select w.word_id, o.sentence_id, o.times
from occurrence as o
inner join word as w using (language, word)
order by w.word_id, o.sentence_id;
alter table searched_sentence add column words integer default 0;
update searched_sentence as i
set words = c.words
from (select sentence_id, sum(times) as words from occurrence group by sentence_id) as c
where i.sentence_id = c.sentence_id;
drop table occurrence;
alter table searched_sentence drop column language
