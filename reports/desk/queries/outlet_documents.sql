-- An outlet's latest documents.
select document_id, title, published_on, language, is_duplicate
from document
where source = $source
order by published_on desc nulls last, document_id
limit 20
