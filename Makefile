# Everything a newcomer needs: `make run` opens the window, `make test` runs every check; both set up what is missing.
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest --quiet
# Side by side, a file at a time; the real windows come one after the other, as only one can have the focus.
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist loadfile
READY := .venv/.ready
# Rooms and commands that must work where Qt is not installed; tests/app/window holds what needs it.
WITHOUT_QT := tests/domain tests/store tests/services $(wildcard tests/app/commands tests/app/test_*.py)
BENCHMARKS := dates figures find_dates importing presenting start timeline
ARGS :=

.DEFAULT_GOAL := run
.PHONY: setup run test lint check-data test-without-qt test-with-qt test-real-window test-faults gallery bench fuzz package clean

# Compiled beforehand, as some machines forbid Python to keep what it compiles: every start would pay for it.
setup: $(READY)
	@$(PYTHON) -m compileall -q cubatimeline

$(READY): pyproject.toml constraints.txt setup.py packaging/setup.sh packaging/linux/libraries.txt
	@sh packaging/setup.sh
	@touch $@

run: setup
	@$(PYTHON) -m cubatimeline $(ARGS)

# No test needs a display; those with a real window get a virtual one.
test: export QT_QPA_PLATFORM := offscreen
test: lint check-data test-without-qt test-with-qt test-real-window

lint: setup
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m ruff format --check --quiet .
	@$(PYTHON) -m mypy --no-error-summary
	@.venv/bin/lint-imports --no-logo

check-data: setup
	@$(PYTHON) -m cubatimeline.services.builtin

test-without-qt: setup
	@$(PYTEST) $(SIDE_BY_SIDE) -p tests.without_qt -p no:pytest-qt $(WITHOUT_QT)

test-with-qt: export QT_QPA_PLATFORM := offscreen
test-with-qt: setup
	@$(PYTEST) $(SIDE_BY_SIDE) -m "not real_window" tests $(addprefix --ignore=,$(WITHOUT_QT))

test-real-window: setup
	@if command -v xvfb-run >/dev/null; then \
		QT_QPA_PLATFORM=xcb xvfb-run --auto-servernum $(PYTEST) -m real_window tests; \
	else \
		echo "xvfb is not installed: the tests that open a real window were not run"; \
	fi

# Each prints one JSON object; ratios are taken within one run.
bench: export QT_QPA_PLATFORM := offscreen
bench: setup
	@for name in $(BENCHMARKS); do $(PYTHON) -m tests.benchmarks.$$name --json || exit 1; done

# The picture book: the window in every zoom, lane mode, theme and size, every kind of mark, and figures for print in
# every preset, look and language as PDF, PNG and SVG, to be looked at.
gallery: export QT_QPA_PLATFORM := offscreen
gallery: setup
	@$(PYTHON) -m tests.picture_book gallery
	@ls gallery/*.png gallery/figures/*.png

# Kills, damaged files, disks that are full or away; `make test` runs these too.
test-faults: setup
	@QT_QPA_PLATFORM=offscreen $(PYTEST) -m faults tests

# Property tests with many more examples than `make test` tries.
fuzz: setup
	@QT_QPA_PLATFORM=offscreen $(PYTEST) -m hypothesis --hypothesis-profile=fuzz tests

package: setup
	@sh packaging/linux/build.sh

clean:
	rm -rf build dist gallery .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
