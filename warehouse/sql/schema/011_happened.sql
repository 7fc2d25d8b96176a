-- When the act of a signal happened. Rows of before have neither: their units are annotated and loaded again, for the
-- pipeline's version has changed.
alter table raw.signal add column happened_on date;
alter table raw.signal add column happened_precision varchar;
