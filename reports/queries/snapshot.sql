-- The state of the warehouse that this database was published from.
select snapshot_id, azimuth_version, label from snapshot
