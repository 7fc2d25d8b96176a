-- The state of the warehouse that the published database was made from.
select snapshot_id, published_at, azimuth_version, label, documents, sentences, signals from snapshot
