"""Debunked claims in the lake."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import duckdb

from warehouse.claims.read import Claim

_COLUMNS = (
    "{claim_id: 'varchar', title: 'varchar', claimed_on: 'date', countries: 'varchar', keywords: 'varchar', "
    "languages: 'varchar', outlets: 'varchar', meaning: 'float[]'}"
)


def keep_claims(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    claims: Sequence[Claim],
    meanings: Sequence[Sequence[float]],
    run_id: str,
) -> None:
    """Replace what the list `name` said before, in the caller's transaction; a claim is kept once, by its address."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.json"
        with path.open("w", encoding="utf-8") as file:
            for claim, meaning in zip(claims, meanings, strict=True):
                file.write(json.dumps(asdict(claim) | {"meaning": list(meaning)}, default=str) + "\n")
        connection.execute("delete from raw.claim where list = ?", [name])
        connection.execute(
            f"""
            insert into raw.claim by name
            select *, $list as list, $run_id as run_id
            from read_json($file, format = 'newline_delimited', columns = {_COLUMNS})
            where claim_id not in (select claim_id from raw.claim)
            """,  # noqa: S608 - columns of ours
            {"file": str(path), "list": name, "run_id": run_id},
        )


def claims_version(connection: duckdb.DuckDBPyConnection, rules: str) -> str:
    """Return the version of the queue: the rules, and which claims there are."""
    found = connection.execute("select md5(string_agg(claim_id, ' ' order by claim_id)) from raw.claim").fetchall()
    return f"{rules}-{(found[0][0] or 'none')[:8]}"
