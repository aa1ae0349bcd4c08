# Everything a developer does here. `make help` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
DOCUMENTATION := $(VENV)/.documentation
# Some tests wait for the network or a clock, so there are more workers than processors.
WORKERS = $(shell $(PYTHON) -c "import os; print(min(8, (os.cpu_count() or 1) * 3 // 2))")

# Compiled modules are kept, since the tests start many processes.
export PYTHONDONTWRITEBYTECODE :=

MISTAKES := tests/generator/test_mistakes.py
DOCS := tests/docs
OPENAPI := .venv-openapi
OPENAPI_NODE := build/openapi/node
OPENAPI_TOOLS := tests/openapi/tools
AIRFLOW := .venv-airflow
TYPESCRIPT := overlays/typescript
AIRFLOW_TESTS := tests/integrations/airflow
LOWEST := .venv-lowest
# A part of the tests that uses every dependency, for environments other than that of `make test`.
# httpx2 is left out, since it needs newer versions than the lowest that the library allows.
PART := tests/sdk/session tests/sdk/plans tests/sdk/runs tests/emulator/test_wire.py \
  tests/emulator/test_flows.py tests/cli/test_flow_commands.py
PART_TOOLS := "pytest>=9,<10" "pytest-xdist>=3.8,<4" "hypothesis>=6.150,<7" "jsonschema>=4.23,<5" \
  "pyjwt>=2.10,<3" "pyyaml>=6,<7" "tableauserverclient>=0.42,<0.43" "trio>=0.27,<1" "trustme>=1.2,<2"

.DEFAULT_GOAL := help
.PHONY: help install develop demo demo-typescript test test-airflow test-typescript test-lowest test-python long clients fuzz mutants conformance bench trace docs check lint layers types check-generated check-openapi mistakes generate build release clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  %-16s %s\n", $$1, $$2}'

install: $(RUNTIME) ## Make .venv with the library and the emulator
develop: $(DEVELOPMENT) ## Add everything that is needed to work on it

demo: $(RUNTIME) ## Publish, run, wait, schedule, share: the library at work on an emulated server
	$(BIN)/python -m tableau_flows.emulator.demo

demo-typescript: $(TYPESCRIPT)/build/.ready ## The same with the TypeScript client; needs Node 20 or newer
	node $(TYPESCRIPT)/build/demo/demo.js

test: $(DEVELOPMENT) ## Run the tests, except those of `mistakes`, `clients`, `docs` and `check-openapi`
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal \
	  $(addprefix --ignore ,$(MISTAKES) $(DOCS) $(OPENAPI_TOOLS))

test-airflow: $(AIRFLOW)/.ready ## Run the provider for Airflow in Airflow, in an environment of its own
	$(AIRFLOW)/bin/mypy --strict --allow-untyped-calls -p tableau_flows.integrations.airflow
	$(AIRFLOW)/bin/python -m pytest -c $(AIRFLOW_TESTS)/pytest.ini $(AIRFLOW_TESTS)

test-typescript: $(TYPESCRIPT)/build/.ready ## Check, pack and test the TypeScript client; needs Node 20 or newer
	cd $(TYPESCRIPT) && npm run --silent lint
	cd $(TYPESCRIPT) && npm run --silent check:package
	cd $(TYPESCRIPT) && npm test
	$(BIN)/python -m tableau_flows.conformance --cases tests/conformance \
	  --driver "node tests/conformance/drivers/typescript.mjs" \
	  --known-failures tests/conformance/known-failures/typescript.txt

test-lowest: $(LOWEST)/.ready ## Run a part of the tests with the lowest allowed dependencies
	$(LOWEST)/bin/python -m pytest -q -n $(WORKERS) --dist worksteal -k "not httpx2" $(PART)

test-python: ## Run a part of the tests in another Python (PYTHON=python3.13), newest dependencies
	rm -rf .venv-python
	$(PYTHON) -m venv .venv-python
	.venv-python/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	.venv-python/bin/python -m pip install --quiet --editable ".[emulator,cli]" $(PART_TOOLS) "httpx2>=2.10,<3"
	.venv-python/bin/python -m pytest -q -n $(WORKERS) --dist worksteal $(PART)

long: $(DEVELOPMENT) ## 10,000 calls, 1 GiB, 5,000 cancels, Ctrl-C at each line; all of `clients`
	TABLEAU_FLOWS_LEAK_CALLS=10000 TABLEAU_FLOWS_STRESS_CALLS=200 \
	  TABLEAU_FLOWS_LARGEST_FILE=1073741824 TABLEAU_FLOWS_CANCELS=125 \
	  TABLEAU_FLOWS_INTERRUPT_EVERY=1 TABLEAU_FLOWS_FORK_CALLS=300 \
	  $(BIN)/python -m pytest -n auto --dist worksteal \
	  tests/sdk/torture/test_leaks.py tests/sdk/torture/test_stress.py tests/sdk/files/test_transfers_faults.py \
	  tests/sdk/torture/test_cancellation.py tests/sdk/torture/test_interrupts.py tests/sdk/torture/test_forks.py
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/sdk --http=httpx
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/sdk --http=httpx2

clients: $(DEVELOPMENT) ## Run the sdk tests with clients of httpx and httpx2 handed in
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal tests/sdk --http=both

conformance: $(DEVELOPMENT) ## Run the conformance cases, and see that each changed answer is noticed (ONLY=pattern)
	$(BIN)/python -m tableau_flows.conformance --break --cases tests/conformance \
	  --driver "$(BIN)/python tests/conformance/drivers/python.py" \
	  --known-failures tests/conformance/known-failures/python.txt $(if $(ONLY),--only "$(ONLY)")

fuzz: $(DEVELOPMENT) ## Feed the reader of replies and the XML decoder millions of broken ones
	FUZZ_ROUNDS=2000000 FUZZ_SEED=random $(BIN)/python -m pytest -q -s \
	  tests/codec/test_fuzz.py tests/sdk/calls/test_fuzz_replies.py

mutants: $(DEVELOPMENT) ## Make small changes to the code and report those that no test detects (ONLY=package)
	$(BIN)/python tests/mutants/run.py $(ONLY)

bench: $(DEVELOPMENT) ## Measure speed and memory against others, into tests/bench/results.md
	$(BIN)/python tests/bench/run.py

docs: $(DOCUMENTATION) ## Build the documentation into build/docs/html; test its texts, snippets and site
	MYPYPATH=overlays/docs $(BIN)/mypy overlays/docs/extension
	rm -rf build/docs
	mkdir -p build/docs
	cp -R overlays/docs build/docs/source
	cp -R generated/docs/. generated/coverage.md build/docs/source
	cp CHANGELOG.md build/docs/source/changelog.md
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet --jobs auto \
	  build/docs/source build/docs/html
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile $(DOCS)

check: lint layers types check-generated mistakes ## All checks: lint, layers, types, generated/, the spec

lint: $(DEVELOPMENT) ## Lint and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

layers: $(DEVELOPMENT) ## Whether each package imports only what its layer may
	$(BIN)/lint-imports --no-cache --no-logo

trace: $(DEVELOPMENT) ## Print the modules that a call enters, in order
	$(BIN)/python tests/support/tracing.py

types: $(DEVELOPMENT) ## Both type checkers, strict
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

generate: $(DEVELOPMENT) ## Make generated/ from spec/, and the sync classes from the async ones
	$(BIN)/python -m generator

check-generated: $(DEVELOPMENT) ## Whether generated/ and the sync classes are up to date
	$(BIN)/python -m generator --check

check-openapi: $(DEVELOPMENT) $(OPENAPI)/.ready $(OPENAPI_NODE)/.ready ## OpenAPI documents in other tools (needs Node, Go)
	$(BIN)/python -m pytest -q -n 2 --dist loadfile tests/openapi

mistakes: $(DEVELOPMENT) ## Whether the generator reports each mistake in the spec
	$(BIN)/python -m pytest -q -n $(WORKERS) $(MISTAKES)

build: $(DEVELOPMENT) ## Build the wheel and the source distribution into dist/
	$(BIN)/python -m build

release: $(DEVELOPMENT) ## Make the files of a release in dist/, reproducibly, with checksums
	rm -rf dist
	$(BIN)/python -m generator.release dist

clean: ## Remove what was made here
	rm -rf $(VENV) $(AIRFLOW) $(LOWEST) $(OPENAPI) .venv-python dist build $(addprefix $(TYPESCRIPT)/,node_modules dist build) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable ".[emulator,cli]"
	touch $@

$(DOCUMENTATION): $(DEVELOPMENT) pyproject.toml
	$(BIN)/python -m pip install --quiet --group docs
	touch $@

# The lock has been made on Python 3.11; other Pythons need a lock of their own.
$(AIRFLOW)/.ready: $(AIRFLOW_TESTS)/requirements.txt pyproject.toml
	test -x $(AIRFLOW)/bin/python || $(PYTHON) -m venv $(AIRFLOW)
	$(AIRFLOW)/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(AIRFLOW)/bin/python -m pip install --quiet --requirement $(AIRFLOW_TESTS)/requirements.txt
	$(AIRFLOW)/bin/python -m pip install --quiet --no-deps --editable .
	$(AIRFLOW)/bin/python -m pip check
	touch $@

# OpenAPI Generator, and a Java that comes as a package.
$(OPENAPI)/.ready: pyproject.toml
	test -x $(OPENAPI)/bin/python || $(PYTHON) -m venv $(OPENAPI)
	$(OPENAPI)/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(OPENAPI)/bin/python -m pip install --quiet --group openapi
	touch $@

$(OPENAPI_NODE)/.ready: $(addprefix $(OPENAPI_TOOLS)/,.npmrc package.json package-lock.json)
	mkdir -p $(OPENAPI_NODE)
	cp $^ $(OPENAPI_NODE)
	cd $(OPENAPI_NODE) && npm ci --silent --ignore-scripts
	touch $@

# Everything is compiled each time, since that is how the compiler finds what has changed.
.PHONY: $(TYPESCRIPT)/build/.ready
$(TYPESCRIPT)/build/.ready: $(TYPESCRIPT)/node_modules/.ready $(RUNTIME)
	cd $(TYPESCRIPT) && npm run --silent build && npm run --silent build:test

$(TYPESCRIPT)/node_modules/.ready: $(TYPESCRIPT)/package-lock.json
	cd $(TYPESCRIPT) && npm ci --silent
	touch $@

# The tests load httpx2, which therefore stands there without what it needs.
$(LOWEST)/.ready: tests/support/lowest.py pyproject.toml
	rm -rf $(LOWEST)
	$(PYTHON) -m venv $(LOWEST)
	$(PYTHON) tests/support/lowest.py emulator cli > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(LOWEST)/bin/python -m pip install --quiet --constraint $(LOWEST)/constraints.txt \
	  --editable ".[emulator,cli]" $(PART_TOOLS)
	$(LOWEST)/bin/python -m pip install --quiet --no-deps "httpx2>=2.10,<3" httpcore2 truststore
	touch $@

$(DEVELOPMENT): $(RUNTIME) pyproject.toml
	$(BIN)/python -m pip install --quiet --group generate --group check --group test
	touch $@
