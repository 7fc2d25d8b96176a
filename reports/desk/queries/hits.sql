-- Sentences that hold every word of a query, with their BM25 (k1 1.2, b 0.75); a word counts in all its forms together.
wanted as (
    select word_no, unnest(keys) as key
    from (select unnest(range(len($keys))) as word_no, unnest($keys::varchar[][]) as keys)
),
form as (
    select distinct w.word_no, v.word_id
    from (select word_id, unnest(keys) as key from vocabulary) as v
    inner join wanted as w using (key)
),
occurrence as (
    select f.word_no, p.sentence_id, sum(p.times) as times
    from form as f
    inner join posting as p using (word_id)
    group by all
),
rarity as (
    select
        word_no,
        ln(1 + (any_value(total.sentences) - count(*) + 0.5) / (count(*) + 0.5)) as idf,
        any_value(total.mean_words) as mean_words
    from occurrence, (select count(*) as sentences, avg(words) as mean_words from searched_sentence) as total
    group by word_no
),
hit as (
    select
        s.document_id, s.sentence_no,
        sum(r.idf * o.times * 2.2 / (o.times + 1.2 * (0.25 + 0.75 * s.words / r.mean_words))) as score
    from occurrence as o
    inner join rarity as r using (word_no)
    inner join searched_sentence as s using (sentence_id)
    group by s.document_id, s.sentence_no
    having count(*) = len($keys)
)
