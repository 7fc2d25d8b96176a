-- Domain, direction, partner, actor and stage are those of the codebook.
select unit, document_id, signal_id, domain, direction, partner, actor, stage, probability
from raw.signal
where domain not in (
        'sanctions', 'un_votes', 'energy', 'defence', 'security', 'technology', 'economy', 'eu_accession', 'diplomacy',
        'kosovo_region', 'information'
    )
    or direction not in ('west', 'east', 'neutral')
    or actor not in ('serbia', 'partner', 'both', 'domestic')
    or stage not in ('call', 'stance', 'plan', 'deal', 'done')
    or len(partner) = 0
    or len(list_filter(partner, lambda code: not regexp_full_match(code, '[A-Z]{2}|NATO|KOSOVO|REGION|OTHER'))) > 0
    or probability not between 0 and 1
    or happened_precision not in ('day', 'week', 'month', 'quarter', 'half', 'year', 'document')
    or (happened_on is null) <> (happened_precision is null)
