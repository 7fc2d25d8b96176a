"""DuckDB's extensions, loaded from the packages that carry them: nothing is downloaded at run time."""

import importlib.util
from pathlib import Path

import duckdb

from warehouse.errors import BadInput

# DuckDB's name of the extension is the file's; the package's name has the same words.
DUCKLAKE = "ducklake"
SQLITE = "sqlite_scanner"
POSTGRES = "postgres_scanner"


def load_extension(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load an extension by its file, whose signature DuckDB checks."""
    path = extension_file(name)
    connection.execute(f"load '{str(path).replace(chr(39), chr(39) * 2)}'")


def extension_file(name: str) -> Path:
    """Return where the extension's package keeps the file for this version of DuckDB."""
    package = f"duckdb_extension_{name}"
    found = importlib.util.find_spec(package)
    version = f"v{duckdb.__version__}"
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder) / "extensions" / version / f"{name}.duckdb_extension"
        if path.exists():
            return path
    wanted = f"{package.replace('_', '-')}=={duckdb.__version__}"
    raise BadInput(f"DuckDB's extension {name} is not installed: pip install {wanted}")
