# What one does with this repository. `make` alone lists it.
# Needs Python 3.11 or later; neither root nor LibreOffice.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
PO := $(wildcard pubdocs/locale/*/LC_MESSAGES/*.po)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check accept bench docs templates messages schema clean

help:            ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/installed $(PO:.po=.mo)            ## make the appendices of Region Kronoberg, and say where they are
	$(BIN)/pubdocs generate journalforing

test: $(VENV)/developing $(PO:.po=.mo)           ## run the tests; what needs LibreOffice or npm is skipped by name
	$(BIN)/pytest -n auto -rs

check: $(VENV)/developing                        ## format, lint, types, and which room imports which
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

accept: $(VENV)/developing $(PO:.po=.mo)         ## take what the tests find now as what they expect; then read git diff
	$(BIN)/pytest -n auto --accept

bench: $(VENV)/developing $(PO:.po=.mo)          ## how fast, against plain docxtpl
	$(BIN)/python -m benchmarks

docs: $(VENV)/developing $(PO:.po=.mo)           ## run every command of the documentation; draw its picture anew
	$(BIN)/pytest tests/test_docs.py
	$(BIN)/python -m tools.picture

templates: $(VENV)/developing                    ## write the Word templates from their script
	$(BIN)/python -m tools.templates

messages: $(VENV)/developing                     ## collect the texts to translate from the source
	$(BIN)/python -m tools.messages

schema: $(VENV)/installed $(PO:.po=.mo)          ## write the JSON Schemas that editors read
	$(BIN)/pubdocs schema --lang sv

clean:           ## remove what was made here, output included
	rm -rf $(VENV) node_modules output build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/installed: pyproject.toml hatch_build.py
	@test -n "$(PYTHON)" || { echo "pubdocs needs Python 3.11 or later: https://www.python.org/downloads/"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade 'pip>=25.1'
	$(PIP) install -e .
	$(BIN)/python -m compileall -q pubdocs  # or each run compiles anew where Python may not keep what it compiled
	@touch $@

$(VENV)/developing: $(VENV)/installed
	$(PIP) install --group dev
	@touch $@

%.mo: %.po | $(VENV)/installed
	$(BIN)/python -c 'from tools.messages import compile_catalogues; compile_catalogues()'
