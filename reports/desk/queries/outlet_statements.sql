-- What the register and the lists say of the outlets behind a source, each statement with its source and date.
select s.host, s.outlet, s.what, s.value, s.source as stated_by, s.stated_on
from outlet_statement as s
where s.host in (select outlet_host from document_outlet where source = $source)
order by s.host, s.what, s.stated_on desc, s.list
