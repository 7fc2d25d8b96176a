-- Statements, articles and rows of tables that were read for alignment with EU foreign policy, each with its outcome.
-- A text in which no sentence says who aligns, or that is not clear, is quarantined with the reason; nothing is guessed.
select
    source_id, form, language, source_url, document_id, title, stated_on, stated_precision, outcome, reason, detail,
    reader_version, file, text_sha256, imported_at, run_id
from raw.cfsp_source
order by stated_on, source_id
