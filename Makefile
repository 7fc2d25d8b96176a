# Azimuth's commands for a checkout. Needs Python 3.11 to 3.13; everything else is installed into .venv from requirements.lock.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test test-slow lint lock clean

help: ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

.venv/installed: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "azimuth: no $(PYTHON); install Python 3.11 or later, or run make PYTHON=..."; exit 2; }
	@echo "azimuth: installing into .venv from requirements.lock (about a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/installed

run: .venv/installed ## Run the sample through Airflow: collect, tag, load, report.
	@$(BIN)/azimuth run

test: .venv/installed ## Run the tests (a few minutes).
	@$(BIN)/python -m pytest -q -m "not slow"

test-slow: .venv/installed ## Run the tests that need Airflow or the whole sample.
	@$(BIN)/python -m pytest -q -m slow

lint: .venv/installed ## Check format, lint and types.
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy

lock: ## Pin the dependencies of pyproject.toml anew (needs uv); what only training needs stays out.
	@uv pip compile pyproject.toml --extra airflow --extra cluster --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-annotate --quiet -o requirements.lock

clean: ## Remove what runs have made: data/ and .airflow/.
	@rm -rf data .airflow
