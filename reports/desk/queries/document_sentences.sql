-- The sentences of a document.
select sentence_no, part, text from sentence where document_id = $document_id order by sentence_no limit 5000
