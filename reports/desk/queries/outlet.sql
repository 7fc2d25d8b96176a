-- One outlet.
select * from published.source where source = $source
