.DEFAULT_GOAL := help
SHELL := /bin/bash
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE := 1

help: ## list the targets
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

.venv/klaar: requirements.lock pyproject.toml
	python3 -m venv .venv
	.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	.venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	.venv/bin/pybabel -q compile -f -d vertaling -D messages
	touch .venv/klaar

install: .venv/klaar ## make .venv from the lock file

demo: .venv/klaar ## fictional families, with a link for each person; Ctrl-C ends it
	@.venv/bin/pybabel -q compile -d vertaling -D messages 2>/dev/null; .venv/bin/gezinsapp demo --port $${PORT:-8000}

systeem: ## install Chromium and PostgreSQL from Debian's packages where they are missing
	@command -v chromium >/dev/null && [ -d /usr/lib/postgresql ] || \
		(apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium postgresql fonts-noto-core)

test: .venv/klaar systeem ## run all tests: units, matrix, PostgreSQL, FHIR server, browser
	.venv/bin/pybabel -q compile -d vertaling -D messages
	$(PY) -m pytest

lint: .venv/klaar ## ruff, djlint, deptry
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint --lint --quiet gezinsapp/templates
	.venv/bin/deptry .

types: .venv/klaar ## basedpyright, strict on the domain
	.venv/bin/basedpyright

layers: .venv/klaar ## import-linter
	.venv/bin/lint-imports

i18n: .venv/klaar ## texts extracted again must equal what is committed; placeholders and translations complete
	$(PY) -m vertaling.controle

teksten: .venv/klaar ## extract the texts and update the catalogues
	$(PY) -m vertaling.controle --schrijf

lock: ## pin the dependencies with hashes again
	.venv/bin/python -m pip install -q uv
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --no-annotate --extra demo --extra dev pyproject.toml -o requirements.lock

ci: lint types layers i18n test ## what must be green

bench: .venv/klaar ## time of each page against a bare one, with years of goals, and of a publication of the whole country, of delivery; Lighthouse
	$(PY) -m bench.paginas
	$(PY) -m bench.doelen
	$(PY) -m bench.publicatie
	$(PY) -m bench.live
	$(PY) -m bench.handhaven
	$(PY) -m bench.bezorgen
	$(PY) -m bench.lighthouse

muur: .venv/klaar systeem ## tests of the web behind PostgreSQL's row-level security, as the app's own role
	.venv/bin/pybabel -q compile -d vertaling -D messages
	ACHTER_DE_MUUR=1 $(PY) -m pytest tests/test_kanaries.py tests/test_routes.py tests/test_herstel.py tests/test_mensen.py tests/test_mandaat.py tests/test_praten.py tests/test_afspraken.py tests/test_doelen.py tests/test_nood.py tests/test_uitvoer.py

soak: .venv/klaar systeem ## the heavy runs
	$(PY) -m pytest -m zwaar

mutants: .venv/klaar ## break the rules of rights piece by piece: 95% must be noticed
	$(PY) -m tests.mutanten

pictures: .venv/klaar systeem ## make the screenshots of docs/
	$(PY) -m tests.plaatjes

.PHONY: help install demo systeem test lint types layers i18n teksten lock ci bench muur soak mutants pictures
