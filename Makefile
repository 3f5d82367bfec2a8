# make demo    install the program into .venv, read the bundled newsroom, show what it found
# make test    install what the tests need and run them
# make check   style, types, import contracts
# make gate    accuracy against gold, where the data are (../shared)

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check gate clean

demo: .venv/installed
	$(BIN)/onrecord demo

test: check
	$(BIN)/python -m pytest

check: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: .venv/tested
	$(BIN)/python -m evaluation.gate ../shared

.venv/installed: pyproject.toml requirements/run.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

.venv/tested: .venv/installed requirements/test.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	touch $@

clean:
	rm -rf .venv
