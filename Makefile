# Everything a stranger needs: `make demo` and `make test`. Works with GNU make 3.81 (macOS) and newer.

VENV ?= .venv
# A particular Python for the virtual environment: make setup PYTHON=/path/to/python3
PYTHON ?=
# Test processes; 0 runs the tests in one.
JOBS ?= auto
UV_VERSION := 0.13.9

PY := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo run test lint bench screenshots migration lock clean

help:
	@echo 'make demo         the whole bot in a browser, no token needed  (DEMO_ARGS="--language es --port 8080")'
	@echo 'make test         the whole test suite                         (TEST_ARGS="-k lottery", JOBS=0)'
	@echo 'make run          the real bot, with the settings in .env      (RUN_ARGS=...)'
	@echo 'make setup        only make $(VENV), with everything for development'
	@echo 'make lint         ruff, mypy and the import contracts'
	@echo 'make bench        the measurements                             (BENCH_ARGS=...)'
	@echo 'make screenshots  take the pictures in docs/images again'
	@echo 'make migration    what changed in the tables of storage/, as a migration   (NAME="what it does")'
	@echo 'make lock         write the lock files anew                    (LOCK_ARGS=--upgrade)'
	@echo 'make clean        remove what make and the tools made'

demo: $(VENV)/.runtime
	@$(PY) -m bot demo $(DEMO_ARGS)

run: $(VENV)/.runtime
	@$(PY) -m bot run $(RUN_ARGS)

setup: $(VENV)/.dev
	@echo 'Ready: make demo, make test.'

# One file's tests stay in one process, so that its servers and browsers are started once.
test: $(VENV)/.dev
	$(PY) -m pytest -n $(JOBS) --dist loadfile $(TEST_ARGS)

lint: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

bench: $(VENV)/.dev
	$(PY) -m pytest -m bench -s $(BENCH_ARGS)

screenshots: $(VENV)/.dev
	$(PY) -m tests.browser.screenshots

# Compared with an empty SQLite database that every earlier migration has run on. Read what it wrote before you commit it.
migration: $(VENV)/.dev
	@if [ -z "$(NAME)" ]; then echo 'Say what it does: make migration NAME="add drafts"' >&2; exit 1; fi
	@$(PY) -c 'import sys, sqlalchemy; from alembic import command; from storage.store import migrations; \
		tx = sqlalchemy.create_engine("sqlite://").connect(); command.upgrade(migrations(tx), "head"); \
		command.revision(migrations(tx), sys.argv[1], autogenerate=True)' "$(NAME)"

# uv writes the lock files, for every platform at once, and is used for nothing else.
LOCK := --universal --generate-hashes --no-emit-index-url --python-version 3.11 --group build \
	--custom-compile-command 'make lock' --quiet $(LOCK_ARGS)

lock: $(VENV)/.made
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PY) -m venv "$$tools"; "$$tools/bin/pip" install --quiet uv==$(UV_VERSION); \
	"$$tools/bin/uv" pip compile pyproject.toml --extra demo $(LOCK) --output-file requirements.lock; \
	"$$tools/bin/uv" pip compile pyproject.toml --extra dev $(LOCK) --constraint requirements.lock --output-file requirements-dev.lock
	@echo 'requirements.lock and requirements-dev.lock are current.'

clean:
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov
	find bot cogs locales storage tests -name __pycache__ -type d -prune -exec rm -rf {} +
	if [ -f $(VENV)/pyvenv.cfg ]; then rm -rf $(VENV); fi

# The stamps below say what is installed; a changed lock file or pyproject.toml outdates them. The real bot and the demo need the
# first lock file; the second one holds the first and adds what development needs.
define install
	@echo 'Installing $(1) into $(VENV) (once) ...'
	@$(PY) -m pip install --quiet --require-hashes --only-binary :all: --requirement $(1)
	@$(PY) -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
endef

$(VENV)/.runtime: requirements.lock pyproject.toml $(VENV)/.made
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml $(VENV)/.made
	$(call install,requirements-dev.lock)
	@touch $(VENV)/.runtime $@

# A virtual environment whose Python was removed or upgraded away is made anew. Only a venv is ever cleared.
ifneq ($(shell $(PY) -c 'print(1)' 2>/dev/null),1)
.PHONY: $(VENV)/.made
endif
$(VENV)/.made:
	@found=; bare=; \
	for python in $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			if "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then found=$$python; break; fi; \
			bare=$$python; \
		fi; \
	done; \
	if [ -z "$$found$$bare" ]; then \
		echo 'Cosecha needs Python 3.11 or newer, and none was found. Debian 12: sudo apt install python3 python3-venv;' >&2; \
		echo 'macOS: the installer from python.org, or: brew install python. Or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3' >&2; \
		exit 1; \
	fi; \
	if [ -z "$$found" ]; then \
		echo "$$bare cannot make virtual environments: its venv package is missing. Debian: sudo apt install python3-venv" >&2; \
		exit 1; \
	fi; \
	clear=; if [ -f $(VENV)/pyvenv.cfg ]; then clear=--clear; fi; \
	echo "Making $(VENV) with $$("$$found" --version) ..."; \
	"$$found" -m venv $$clear $(VENV) && touch $@
