-- Coded fields of documents hold values of the contract.
select unit, document_id, script, published_precision, date_source, extractor
from raw.document
where script not in ('Latn', 'Cyrl')
    or published_precision not in ('minute', 'day', 'month', 'year', 'none')
    or date_source not in (
        'feed', 'sitemap', 'json-ld', 'meta', 'selector', 'text', 'url', 'htmldate', 'import', 'none'
    )
    or extractor not in ('selectors', 'trafilatura', 'json-ld', 'resiliparse', 'import')
