# Everything starts from here, on a machine with only python3 (3.11 or newer) and make.
# Each target makes .venv itself; the stamps below say when that has to be done again.

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# A checkout that was moved has a .venv that points to the old place.
ifneq ($(CURDIR),$(shell cat $(VENV)/made-for 2>/dev/null))
$(shell rm -f $(VENV)/ready-to-run $(VENV)/ready-to-test)
endif

.DEFAULT_GOAL := help
.PHONY: help run fast demo test fuzz check format screenshot wheel clean

help:  ## this list
	@echo "gloss: read many sources about one thing, and keep track of who claims what"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r name what; do printf '%-17s %s\n' "$$name" "$$what"; done

run: $(VENV)/compiled  ## open gloss here, on the starter library (ARGS="PATH" for another)
	@$(BIN)/gloss $(ARGS)

fast: $(VENV)/compiled  ## compile what finds claims, a third quicker (needs a C compiler)
	@.ci/venv fast $(VENV)

demo: $(VENV)/compiled  ## open a copy of the starter library: try anything
	@$(BIN)/gloss --demo

# Bytecode is kept: without it every process of the tests compiles all of them and the program.
# Eight at most: a container may show all processors of its host, and have the time of two of them.
test: $(VENV)/ready-to-test  ## run the tests (ARGS="-k search" for some of them)
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest \
		$(if $(ARGS),$(ARGS),--numprocesses=auto --maxprocesses=8)

fuzz: $(VENV)/ready-to-test  ## try the properties at random, many times as often (ARGS="-k store")
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz \
		--numprocesses=auto $(ARGS)

check: $(VENV)/ready-to-test  ## formatting, lint, types and layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

format: $(VENV)/ready-to-test  ## put the code into the project's format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

screenshot: $(VENV)/ready-to-run  ## draw docs/screenshot.svg anew, by the program itself
	@$(BIN)/python docs/screenshot.py

# A package index takes both: the compiled one where it fits, the plain one everywhere else.
wheel: $(VENV)/ready-to-test  ## build the wheels into dist/: a plain one, and a compiled one
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	@HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist . \
		> $(VENV)/wheel.log 2>&1 || \
		echo "gloss: no compiled wheel, for want of a C compiler or its tools; see $(VENV)/wheel.log"
	@ls dist/*.whl

clean:  ## remove .venv and everything that was built
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/ready-to-run: pyproject.toml constraints.txt .ci/venv
	@.ci/venv run $(VENV)

# Compiled ahead, the program starts in a fifth of the time where Python may write no bytecode.
$(VENV)/compiled: $(VENV)/ready-to-run $(shell find src -name '*.py')
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -q src && touch $@ || true

$(VENV)/ready-to-test: $(VENV)/ready-to-run | $(VENV)/compiled
	@.ci/venv test $(VENV)
