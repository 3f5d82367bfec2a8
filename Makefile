# make demo    install the program into .venv, read the bundled newsroom, show what it found
# make test    install what the tests need and run them
# make check   style, types, import contracts
# make gate    accuracy against gold, where the data are (../shared)

PYTHON ?= python3
BIN := .venv/bin

# A browser for the tests of the pages: installed where that is allowed.
CHROMIUM := command -v chromium chromium-browser google-chrome >/dev/null \
	|| { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }

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
	$(CHROMIUM) || echo "no Chromium: the tests in a browser will be skipped"
	touch $@

clean:
	rm -rf .venv
