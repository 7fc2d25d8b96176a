"""Airflow on this machine: its home beside the data, its settings, its pools.

Nothing here needs an `airflow.cfg` by hand: the settings that Azimuth depends on are environment variables, made here.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from azimuth.errors import BadInput
from azimuth.layout import data_folder, whole_file

ROOT = Path(__file__).parent.parent
POOLS = {
    "azimuth_warehouse": {"slots": 1, "description": "The lake has one writer.", "include_deferred": False},
    "azimuth_collect": {"slots": 4, "description": "Sources collected at the same time.", "include_deferred": False},
}


def airflow_environment() -> dict[str, str]:
    """Return the environment for Airflow's processes; what a person has set already wins, but for the loopback address.

    Airflow's own defaults bind to all addresses and report use to its makers.
    """
    if not (ROOT / "dags").is_dir():
        raise BadInput(f"no dags folder beside {ROOT}: Airflow runs need a checkout of Azimuth, not only the package")
    settings = {
        "AIRFLOW_HOME": str(Path(".airflow").resolve()),
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__PARALLELISM": "4",
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "60",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "AZIMUTH_DATA": str(data_folder()),
    }
    # `airflow standalone` starts its parts as `airflow`, by the search path.
    search_path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return settings | dict(os.environ) | {"AZIMUTH_DATA": settings["AZIMUTH_DATA"], "PATH": search_path}


def airflow(*arguments: str, environment: dict[str, str], log: Path) -> int:
    """Run one Airflow command, its output to the end of a log file; return its exit code."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        command = [sys.executable, "-m", "airflow", *arguments]
        return subprocess.run(command, env=environment, stdout=output, stderr=subprocess.STDOUT, check=False).returncode


def prepare_home(environment: dict[str, str]) -> None:
    """Make AIRFLOW_HOME with its database and pools, once; a half-made one is made again."""
    home = Path(environment["AIRFLOW_HOME"])
    ready = home / "ready.json"
    if ready.exists():
        return
    pools = home / "pools.json"
    with whole_file(pools) as file:
        json.dump(POOLS, file, indent=2)
    log = home / "prepare.log"
    for arguments in (["db", "migrate"], ["pools", "import", str(pools)]):
        if airflow(*arguments, environment=environment, log=log):
            raise BadInput(f"`airflow {' '.join(arguments)}` failed; see {log}, or delete {home} and run again")
    with whole_file(ready) as file:
        json.dump({"pools": sorted(POOLS)}, file)
