-- The catalogue of markers: what each means, its identifiers in shared schemes, and how often its rule was right.
-- The figures are empty where nothing was measured; measured_on names the data that they hold for.
select
    marker_id, layer, title, definition, scheme, disarm_id, stix_id, precision, precision_low, precision_high, base_rate,
    measured_on, rule_version
from raw.marker_kind
order by layer, marker_id
