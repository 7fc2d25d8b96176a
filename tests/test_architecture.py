"""Imports point one way, files stay small, and the four packages are ours."""

import ast
from pathlib import Path

import pytest

import nlp
import reports
import spiders
import warehouse

ROOT = Path(__file__).parent.parent
FOLDERS = {"azimuth", "dags", "spiders", "nlp", "warehouse", "reports"}
# Who may import whom; azimuth is the only place where the folders meet, dags call it as a command.
MAY_IMPORT = {
    "azimuth": {"azimuth", "spiders", "nlp", "warehouse", "reports"},
    "dags": {"dags"},
    "spiders": {"spiders"},
    "nlp": {"nlp"},
    "warehouse": {"warehouse"},
    "reports": {"reports", "warehouse"},
}
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write the whole name"
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    folder = path.relative_to(ROOT).parts[0]
    assert imports_of(path) & FOLDERS <= MAY_IMPORT[folder]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"


def test_dag_files_import_nothing_heavy():
    for path in (ROOT / "dags").glob("*.py"):
        assert path.name.startswith("azimuth_"), "a dag file named like a package would hide it"
        assert not imports_of(path) & {"spacy", "scrapy", "duckdb", "pandas", "click"}


@pytest.mark.parametrize("package", [spiders, nlp, warehouse, reports], ids=lambda package: package.__name__)
def test_packages_are_ours(package):
    # The package index holds distributions that own these names; an installed one would win over an editable checkout.
    assert Path(package.__file__).is_relative_to(ROOT)


def test_nothing_is_called_utils():
    assert not [path for path in FILES if "utils" in path.stem]
