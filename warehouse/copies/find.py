"""Which documents share a text: sampled hashes joined in DuckDB, new documents against all."""

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

import duckdb
import numpy as np

from warehouse.copies.shingles import VERSION, Sampler

# A pair shares at least this part of the shorter text, and this many runs (twenty words in a row have seventeen), or
# this many of every fourth run.
LEAST_CONTAINMENT = 0.5
LEAST_SHARED = 17
LEAST_SHARED_SPARSE = 5
# Runs in more documents than this are phrases of the trade or of a site, not a text that was copied.
MOST_DOCUMENTS = 50
BATCH = 20_000
# How many rows of hashes are joined at once; bounds memory (measured: 1 GB at 100 million rows in all).
ROWS_AT_ONCE = 8_000_000


def unsampled(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the documents that were not sampled by this version; what another version left is deleted."""
    stale = connection.execute("select 1 from raw.shingled where shingles_version <> ? limit 1", [VERSION]).fetchall()
    if stale:
        for table in ("shingled", "shingle", "copy_pair"):
            connection.execute(f"delete from raw.{table}")  # noqa: S608 - names of ours
    found = connection.execute(
        "select document_id from raw.document except select document_id from raw.shingled order by 1"
    )
    return [document_id for (document_id,) in found.fetchall()]


def forget_gone(connection: duckdb.DuckDBPyConnection) -> None:
    """Delete what is left of documents that a later load replaced."""
    gone = "select key from raw.shingled where document_id not in (select document_id from raw.document)"
    if connection.execute(f"{gone} limit 1").fetchall():
        connection.execute(f"delete from raw.copy_pair where key_a in ({gone}) or key_b in ({gone})")  # noqa: S608 - ours
        connection.execute(f"delete from raw.shingle where key in ({gone})")  # noqa: S608 - ours
        connection.execute(f"delete from raw.shingled where key in ({gone})")  # noqa: S608 - ours


def texts_of(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of documents; one that was read more than once comes once."""
    for start in range(0, len(document_ids), BATCH):
        rows = connection.execute(
            "select document_id, any_value(text) from raw.document "
            "where document_id in (select unnest(?::varchar[])) group by document_id",
            [document_ids[start : start + BATCH]],
        )
        yield from ((document_id, text or "") for document_id, text in rows.fetchall())


def add_samples(connection: duckdb.DuckDBPyConnection, texts: Iterable[tuple[str, str]], sampler: Sampler) -> int:
    """Sample texts and add them to the index, inside the caller's transaction; return how many."""
    count = 0
    rest = iter(texts)
    while some := list(islice(rest, BATCH)):
        samples = [sampler.sample(text) for _, text in some]
        keys = np.array([int(document_id, 16) for document_id, _ in some], dtype=np.uint64)
        lengths = np.array([len(sample.hashes) for sample in samples], dtype=np.int32)
        rows = {
            "key": keys,
            "hashes": lengths,
            "sparse": np.array([sample.sparse_count for sample in samples], dtype=np.int32),
            "dense": np.array([sample.is_dense for sample in samples]),
        }
        connection.register("given", rows)
        connection.execute(
            "insert into raw.shingled select printf('%016x', key), key, hashes, sparse, dense, ? from given", [VERSION]
        )
        connection.register(
            "given", {"hash": np.concatenate([each.hashes for each in samples]), "key": np.repeat(keys, lengths)}
        )
        # In order of the hash, so that a search for a range of hashes skips most of each file.
        connection.execute("insert into raw.shingle select hash, key from given order by hash")
        connection.unregister("given")
        count += len(samples)
    return count


def find_pairs(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> int:
    """Add the pairs that new documents make, with each other and with all before; return how many."""
    keys = np.array([int(document_id, 16) for document_id in document_ids], dtype=np.uint64)
    connection.register("given", {"key": keys})
    connection.execute("create or replace temp table fresh as select key from given")
    connection.unregister("given")
    connection.execute("create or replace temp table tally (key_a ubigint, key_b ubigint, shared integer)")
    rows = connection.execute("select coalesce(sum(hashes), 0) from raw.shingled").fetchall()[0][0]
    parts = int(rows) // ROWS_AT_ONCE + 1
    edges = [2**64 * number // parts for number in range(parts)] + [2**64]
    for low, high in pairwise(edges):
        connection.execute(_TALLY, {"low": low, "high": high - 1, "most": MOST_DOCUMENTS})
    connection.execute(
        _PAIRS, {"least": LEAST_SHARED, "least_sparse": LEAST_SHARED_SPARSE, "containment": LEAST_CONTAINMENT}
    )
    connection.execute("insert into raw.copy_pair select key_a, key_b, shared, share_a, share_b from found")
    return int(connection.execute("select count(*) from found").fetchall()[0][0])


# Only hashes that some new document has are looked at; those in one document, or in too many, fall away.
_TALLY = """
    insert into tally
    with here as (
        select hash, key from raw.shingle where hash between $low::ubigint and $high::ubigint
    ),

    wanted as (select distinct hash from here where key in (select key from fresh)),

    hit as (select hash, key from here where hash in (select hash from wanted)),

    telling as (select hash from hit group by hash having count(*) between 2 and $most),

    kept as (select hash, key from hit where hash in (select hash from telling))

    select a.key, b.key, count(*)
    from kept as a
    inner join kept as b on a.hash = b.hash and a.key < b.key
    where a.key in (select key from fresh) or b.key in (select key from fresh)
    group by a.key, b.key
"""

# Two short texts are compared by all their runs, else by every fourth of each.
_PAIRS = """
    create or replace temp table found as
    with counted as (
        select t.key_a, t.key_b, sum(t.shared)::integer as shared, a.is_dense and b.is_dense as by_all,
            if(by_all, a.hashes, a.sparse_hashes) as hashes_a, if(by_all, b.hashes, b.sparse_hashes) as hashes_b
        from tally as t
        inner join raw.shingled as a on t.key_a = a.key
        inner join raw.shingled as b on t.key_b = b.key
        group by all
    )

    select key_a, key_b, shared, least(shared / hashes_a, 1) as share_a, least(shared / hashes_b, 1) as share_b
    from counted
    where shared >= if(by_all, $least, $least_sparse) and shared >= $containment * least(hashes_a, hashes_b)
"""
