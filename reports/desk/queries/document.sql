-- One document.
select * from document where document_id = $document_id
