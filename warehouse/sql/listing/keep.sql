-- Bring raw.listing to what temp.incoming holds; temp.present has the ids of all rows of the file, the refused ones too.
create or replace temp table before as
select listing_id, digest, first_import_id, changed_import_id
from raw.listing
where scope = $scope;

create or replace temp table last_seen as
select arg_max(import_id, imported_at) as import_id from raw.listing_import where scope = $scope;

update raw.listing
set removed_import_id = $import_id, last_import_id = (select import_id from temp.last_seen)
where scope = $scope and removed_import_id is null and listing_id not in (select listing_id from temp.present);

delete from raw.listing
where listing_id in (
    select n.listing_id
    from temp.incoming as n
    inner join raw.listing as k on n.listing_id = k.listing_id
    where n.digest <> k.digest or k.removed_import_id is not null
);

insert into raw.listing by name
select
    n.*, $list as list, $scope as scope, coalesce(b.first_import_id, $import_id) as first_import_id,
    case when n.digest = b.digest then b.changed_import_id else $import_id end as changed_import_id,
    null as last_import_id, null as removed_import_id
from temp.incoming as n
left join temp.before as b on n.listing_id = b.listing_id
where n.listing_id not in (select listing_id from raw.listing)
