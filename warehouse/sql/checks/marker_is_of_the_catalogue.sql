-- A marker is of a document that is there and of a kind in the catalogue, in that kind's layer.
select m.document_id, m.marker_id, m.layer, k.layer as layer_of_kind
from raw.marker as m
left join raw.marker_kind as k on m.marker_id = k.marker_id
left join raw.document as d on m.document_id = d.document_id
where d.document_id is null or k.layer is null or k.layer <> m.layer
