# `make demo` and `make test` work on a fresh machine with Python 3.11 or newer; both set up .venv first.

PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
LEARNED := .cache/.learned
EXAMPLES := $(wildcard intents/*.yaml locales/*/lexicon.yaml locales/*/*/answers/*.yaml \
	assistant/understanding/*.py assistant/text/*.py)
JOBS   ?= 2

.PHONY: help demo test lint format settings lock screenshots bench clean

help:
	@echo "make demo         start everything on this machine with invented mail; Ctrl-C stops it"
	@echo "make test         all tests; servers that are not installed are skipped with the reason"
	@echo "make lint         formatting, lint, types, direction of imports"
	@echo "make format       put the code into its usual form"
	@echo "make settings     write docs/settings.md again"
	@echo "make lock         write requirements.lock again from the versions in $(VENV)"
	@echo "make screenshots  pictures of the pages in docs/screenshots (needs Chromium)"
	@echo "make bench        start-up time, memory, messages a second"

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed (Debian: apt install python3 python3-venv)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python cannot make an environment here (Debian: apt install python3-venv)"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# What is learned from the examples is kept in the checkout, so that the next start is quick.
$(LEARNED): $(READY) $(EXAMPLES)
	@mkdir -p .cache
	@echo "learning from the examples; this takes a minute, once"
	@ASSISTANT_DATA_DIR=$(CURDIR)/.cache $(BIN)/assistant ask < /dev/null
	@touch $(LEARNED)

demo: $(LEARNED)
	@ASSISTANT_DATA_DIR=$(CURDIR)/.cache exec $(BIN)/assistant demo $(DEMO)

test: $(LEARNED)
	$(BIN)/pytest -n $(JOBS) --dist loadfile $(TESTS)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

settings: $(READY)
	$(BIN)/python tools/make_settings.py

lock: $(READY)
	$(BIN)/python tools/make_lock.py

screenshots: $(READY)
	$(BIN)/python docs/make_screenshots.py

bench: $(READY)
	$(BIN)/python benchmarks/service.py

clean:
	rm -rf $(VENV) .cache build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
