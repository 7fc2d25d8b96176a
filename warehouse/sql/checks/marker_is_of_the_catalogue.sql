-- A marker is of a kind in the catalogue, in that kind's layer.
select m.document_id, m.marker_id, m.layer, k.layer as layer_of_kind
from raw.marker as m
left join raw.marker_kind as k on m.marker_id = k.marker_id
where k.layer is null or k.layer <> m.layer
