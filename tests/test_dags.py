"""The DAGs parse, carry their safety belts, and call commands as argument lists only."""

import ast
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# DagBag needs Airflow's settings, so each question is asked in a process with an AIRFLOW_HOME of its own.
PARSE = """
import json
from airflow.dag_processing.dagbag import DagBag
bag = DagBag("dags")
print(json.dumps({
    "errors": {str(path): text for path, text in bag.import_errors.items()},
    "dags": {
        dag.dag_id: {
            "schedule": type(dag.timetable).__name__,
            "max_active_runs": dag.max_active_runs,
            "tasks": {
                task.task_id: {
                    "retries": task.retries,
                    "timeout": task.execution_timeout.total_seconds() if task.execution_timeout else None,
                    "pool": task.pool,
                    "type": task.task_type,
                    "after": sorted(task.upstream_task_ids),
                }
                for task in dag.tasks
            },
        }
        for dag in bag.dags.values()
    },
}))
"""


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    environment = os.environ | {
        "AIRFLOW_HOME": str(tmp_path_factory.mktemp("airflow")),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR",
        "PYTHONPATH": str(ROOT / "dags"),
    }
    done = subprocess.run(
        [sys.executable, "-c", PARSE], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_dags_parse(parsed):
    assert parsed["errors"] == {}
    assert set(parsed["dags"]) == {"azimuth_daily", "azimuth_backfill", "azimuth_weekly"}


def test_schedules(parsed):
    schedules = {name: dag["schedule"] for name, dag in parsed["dags"].items()}
    assert schedules == {
        "azimuth_daily": "CronPartitionTimetable",
        "azimuth_backfill": "NullTimetable",
        "azimuth_weekly": "PartitionedAssetTimetable",
    }


@pytest.mark.parametrize("name", ["azimuth_daily", "azimuth_backfill"])
def test_stages_run_in_order(parsed, name):
    tasks = parsed["dags"][name]["tasks"]
    order = ["sources", "collect", "extract", "annotate", "load", "mark", "check", "publish"]
    assert set(tasks) == set(order)
    for before, after in itertools.pairwise(order):
        assert tasks[after]["after"] == [before]


def test_the_week_is_worked_out_before_it_is_published(parsed):
    tasks = parsed["dags"]["azimuth_weekly"]["tasks"]
    order = ["events", "ideal_points", "trajectory", "scorecard", "publish", "report"]
    assert set(tasks) == set(order)
    for before, after in itertools.pairwise(order):
        assert tasks[after]["after"] == [before]


def test_every_task_has_a_timeout_and_writers_take_turns(parsed):
    for name, dag in parsed["dags"].items():
        assert dag["max_active_runs"] == 1, name
        for task_id, task in dag["tasks"].items():
            assert task["timeout"], (name, task_id)
            # A check that fails says the same the second time; everything else may be tried again.
            assert task["retries"] == (0 if task_id == "check" else 3), (name, task_id)
            if task_id not in {"sources", "collect", "extract", "annotate", "report"}:
                assert task["pool"] == "azimuth_warehouse", (name, task_id)


def test_no_shell_reads_a_command():
    for path in (ROOT / "dags").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        keywords = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)}
        assert not (names | attributes) & {"BashOperator", "bash", "system", "popen"}, path
        assert "shell" not in keywords, path
