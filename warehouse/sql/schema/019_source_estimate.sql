-- How many articles a week a source is guessed to publish: the bound for a live source that the archive knows too little of.
alter table raw.source add column weekly_estimate integer;
