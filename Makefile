# Shortcuts. Each is a script in tools/ that can be run by itself, with arguments; nothing is decided here.
.DEFAULT_GOAL := help
.PHONY: help run test build bench fuzz lint format screenshots clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | while IFS='	' read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

run: ## install what is missing, build, load the published record, write the report, serve http://localhost:8080
	@tools/run

test: ## every test, under the sanitizers, on SQLite and PostgreSQL
	@tools/test

build: ## the program alone: build/release/bin/cairn
	@tools/bootstrap run
	@tools/build release cairn

bench: ## ratios against the fastest way to do the same thing (a few minutes)
	@tools/bench

fuzz: ## each fuzz target for FUZZ_SECONDS (60); stops at the first crash
	@tools/fuzz

lint: ## formatting, shell scripts and clang-tidy on what differs from main (LINT_ALL=1: on everything)
	@tools/lint

format: ## rewrite the C++ in the house's format
	@tools/format

screenshots: ## each page at desktop width and at 320 px, into build/screenshots
	@tools/screenshots

clean: ## remove what was built; the store, the report and the installed packages stay
	rm -rf build
