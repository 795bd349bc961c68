# Two commands do all the set-up: `make demo` and `make test`. They need Python 3.11+, make and apt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEV_EXTRAS := dev,flywheel,tesseract,training,transformers
export PYTHON

# An interpreter with presidio-image-redactor: make bench PRESIDIO=/path/to/python
PRESIDIO ?=

.PHONY: demo test lint format bench clean

demo: $(VENV)/.base
	$(BIN)/python scripts/demo.py demo-output

test: $(VENV)/.dev
	scripts/install-debian.sh test
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.speed --plot docs/images/cine-speed.png \
	  $(if $(PRESIDIO),--presidio $(PRESIDIO))
	$(BIN)/python -m benchmarks.speed_profile

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/.base: pyproject.toml constraints.txt manifest.json
	$(MAKE) venv-python
	scripts/install-python.sh $(VENV) --editable
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt manifest.json
	$(MAKE) venv-python
	scripts/install-python.sh $(VENV) --editable $(DEV_EXTRAS)
	touch $@ $(VENV)/.base

# Debian ships Python without its venv module.
.PHONY: venv-python
venv-python:
	@$(PYTHON) -c "import ensurepip" 2>/dev/null || scripts/install-debian.sh test

clean:
	rm -rf $(VENV) build dist demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
