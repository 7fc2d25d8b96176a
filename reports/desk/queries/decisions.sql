-- What reviewers decided on one object, the latest first.
select verdict, field, value, who, why, decided_at from decision where object_id = $object_id order by number desc
