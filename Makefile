# Everything a developer or a school's administrator types. `make help` tells what there is.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup lexicons compiled build demo test oracles test-all release format lint clean

SWIFT ?= swift
SWIFT_NEEDED := 6.3
# What Drukproef is built with, as Debian and Ubuntu call it.
PACKAGES := libicu-dev libtomlplusplus-dev pkg-config
# Added to every swift build, such as `make test SWIFT_FLAGS=--quiet`.
SWIFT_FLAGS ?=

SWIFT_SOURCES := Package.swift Sources Tests
VENV := .venv-oracles
STATIC_ICU := .build/static-icu

DEMO_DRAFT := samples/drafts/willibrord-miland/01-sportdag.txt
DEMO_CONFIG := samples/willibrord-miland/.drukproef.toml

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## look for Swift and install the Debian or Ubuntu packages that are missing
	@.ci/setup $(SWIFT_NEEDED) $(PACKAGES)

lexicons: ## list the data files that go into the program, after adding or removing one
	@lexicons/embed.sh

compiled: setup lexicons ## make lexicons/compiled anew, after changing a term list or pattern file
	$(SWIFT) run $(SWIFT_FLAGS) lexicon-compiler lexicons/compiled
	@lexicons/embed.sh

build: setup lexicons ## build the program for development
	$(SWIFT) build $(SWIFT_FLAGS) --product drukproef

demo: build ## set everything up and check a sample draft
	@echo
	@status=0; \
	"$$($(SWIFT) build --show-bin-path)/drukproef" check $(DEMO_DRAFT) --config $(DEMO_CONFIG) --show-text || status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi

test: setup lexicons ## set everything up and run the tests
	$(SWIFT) build $(SWIFT_FLAGS) --build-tests
	$(SWIFT) test $(SWIFT_FLAGS) --skip-build --disable-xctest

oracles: build ## run the tests that compare with other programs (Python, in a folder of their own)
	@if compgen -G 'Tests/Oracles/test_*.py' >/dev/null; then .ci/oracles $(VENV); else echo 'oracles: no tests'; fi

test-all: test oracles release ## the tests, the oracle tests and the program as it ships

# A folder with nothing but ICU's archives, which a copy of ICU's .pc files points to, makes ICU static.
release: setup lexicons ## the optimised program in .build/release, with Swift and ICU inside
	@rm -rf $(STATIC_ICU) && mkdir -p $(STATIC_ICU)
	@cd $(STATIC_ICU); \
	for part in i18n uc; do \
	  sed 's|^libdir *=.*|libdir = $(CURDIR)/$(STATIC_ICU)|' "$$(pkg-config --variable=pcfiledir icu-$$part)/icu-$$part.pc" >icu-$$part.pc; \
	done; \
	for part in i18n uc data; do ln -s "$$(pkg-config --variable=libdir icu-uc)/libicu$$part.a" .; done
	$(SWIFT) build $(SWIFT_FLAGS) -c release --static-swift-stdlib --product drukproef --pkg-config-path $(STATIC_ICU)
	@needed="$$(readelf -d .build/release/drukproef | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')"; \
	if grep -E '^lib(icu|swift|Foundation|tomlplusplus)' <<<"$$needed"; then \
	  echo 'release: the libraries above should be inside the program' >&2; exit 1; \
	fi; \
	echo "release: .build/release/drukproef wants only: $$(tr '\n' ' ' <<<"$$needed")"

format: ## lay out the Swift sources
	$(SWIFT) format --in-place --recursive $(SWIFT_SOURCES)

lint: ## complain about the layout of the Swift sources
	$(SWIFT) format lint --strict --recursive $(SWIFT_SOURCES)

clean: ## remove everything that was built
	rm -rf .build $(VENV)
