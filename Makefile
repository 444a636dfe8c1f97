# make demo   set everything up and lint the example draft
# make test   the same, then all tests, ruff and mypy
# make generate   the pages, tables and the schema that come from the code and the packs
# make data   the data files anew, from pinned inputs; WORDS is the folder of the word lists
# make docs   the documentation as a site in build/site; make docs-serve shows it at 127.0.0.1
# make zipapp   attrlint and all it needs as one file, dist/attrlint.pyz
# make vscode   the VS Code extension, build/attrlint-vscode.vsix; needs Node 20 or newer with npm
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORDS ?= /usr/share/dict

.PHONY: demo test generate data docs docs-serve vscode zipapp format clean

demo: $(VENV)/.installed
	@echo
	@echo "attrlint check --isolated --output-format full examples/draft.md"
	@echo
	@$(BIN)/attrlint check --exit-zero --isolated --output-format full examples/draft.md
	@echo
	@echo "attrlint verify --isolated --output-format full examples/quotes/story.md"
	@echo
	@$(BIN)/attrlint verify --isolated --output-format full examples/quotes/story.md || test $$? -eq 1

test: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/attrlint rules test
	$(BIN)/python -m pytest -q --numprocesses auto --dist loadfile --max-worker-restart 0

generate: $(VENV)/.installed-test
	$(BIN)/python scripts/generate.py

data: $(VENV)/.installed-test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[data]'
	$(BIN)/python scripts/build_data.py --words $(WORDS)

docs: $(VENV)/.installed-docs
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet --fresh-env --write-all --jobs auto -d build/doctrees docs build/site
	@echo "The site stands in build/site; open build/site/index.html"

docs-serve: docs
	@echo "http://127.0.0.1:8000/ until Ctrl-C"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory build/site 8000

vscode:
	@mkdir -p build
	cd editors/vscode && npm install --silent && npm run --silent package -- --out ../../build/attrlint-vscode.vsix

zipapp: $(VENV)/.installed-test
	$(BIN)/python scripts/build_zipapp.py

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf editors/vscode/node_modules editors/vscode/dist editors/vscode/LICENSE
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "attrlint needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q attrlint
	@touch $@

$(VENV)/.installed-docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@
