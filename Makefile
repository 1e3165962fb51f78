# Smart Nagari: the commands of the platform. Each sets up all it needs, is safe to repeat, and says what
# it does. They need Python 3.11 or newer, git and make; everything else they bring themselves.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,\
  $(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))) python3)
HOST ?= 127.0.0.1
PORT ?= 8000
SCALE ?= 1,10
IN_VENV := .venv/bin/python -m
export PYTHONDONTWRITEBYTECODE ?=

.DEFAULT_GOAL := help
.PHONY: help run check test drill bench build wheel clean

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 14

run: ## Serve the platform with demo data on http://127.0.0.1:8000 (PORT=, HOST=)
	@$(PYTHON) -m tools.environment runtime
	@HOST=$(HOST) PORT=$(PORT) $(IN_VENV) tools.run

check: ## The fast part of the tests, for every commit
	@$(PYTHON) -m tools.environment dev
	@$(IN_VENV) tools.test --quick

test: ## Everything: lint, types, contracts, tests on SQLite and PostgreSQL, browser, one-minute drills
	@$(PYTHON) -m tools.environment dev
	@$(IN_VENV) tools.test

drill: ## Kill, load, fuzz, restore, full disk and dead mail server at full size
	@$(PYTHON) -m tools.environment dev
	@$(IN_VENV) tools.ready
	@$(IN_VENV) drills

bench: ## Benchmarks against their limits (SCALE=1,10)
	@$(PYTHON) -m tools.environment dev
	@$(IN_VENV) tools.ready
	@SCALE=$(SCALE) $(IN_VENV) benchmarks

build: ## Front end and message catalogues
	@$(PYTHON) -m tools.environment runtime
	@$(IN_VENV) tools.ready

wheel: ## A wheel with everything in it, into dist/
	@$(PYTHON) -m tools.environment runtime
	@$(IN_VENV) tools.ready
	@$(IN_VENV) tools.wheel

clean: ## Remove what was built and installed; the data in var/ stay
	@rm -rf .venv node_modules dist test-results src/smartnagari/ui/static/ui/dist benchmarks/.cache
	@find src tests tools -name '*.mo' -o -name __pycache__ -prune | xargs -r rm -rf
	@echo "Cleaned. The data in var/ were left alone."
