# Everything a developer or a school's administrator types. `make help` tells what there is.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup lexicons compiled build demo test oracles bench-peers test-all release format lint clean

SWIFT ?= swift
SWIFT_NEEDED := 6.3
# What Drukproef is built with, as Debian and Ubuntu call it.
PACKAGES := libarchive-dev libexpat1-dev libicu-dev libtomlplusplus-dev libyaml-dev pkg-config
# Added to every swift build, such as `make test SWIFT_FLAGS=--quiet`.
SWIFT_FLAGS ?=

SWIFT_SOURCES := Package.swift Sources Tests
VENV := .venv-oracles
PEERS_VENV := .venv-peers
STATIC_LIBRARIES := .build/static-libraries

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
	$(SWIFT) build $(SWIFT_FLAGS) --product drukproef-scan

demo: build ## set everything up and check a sample draft
	@echo
	@status=0; \
	"$$($(SWIFT) build --show-bin-path)/drukproef" check $(DEMO_DRAFT) --config $(DEMO_CONFIG) --show-text || status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi

test: setup lexicons ## set everything up and run the tests
	$(SWIFT) build $(SWIFT_FLAGS) --build-tests
	$(SWIFT) test $(SWIFT_FLAGS) --skip-build --disable-xctest

bench-peers: build ## Drukproef beside deduce and presidio on the gold posts (Python, in a folder of their own)
	@.ci/peers $(PEERS_VENV)

oracles: build ## run the tests that compare with other programs (Python, in a folder of their own)
	@if compgen -G 'Tests/Oracles/test_*.py' >/dev/null; then .ci/oracles $(VENV); else echo 'oracles: no tests'; fi

test-all: test oracles release ## the tests, the oracle tests and the program as it ships

# A folder with nothing but the archives of ICU and libyaml, which copies of their .pc files point to, makes these static.
release: setup lexicons ## the optimised programs in .build/release, with Swift, ICU and libyaml inside (drukproef-scan wants libarchive and expat beside it)
	@rm -rf $(STATIC_LIBRARIES) && mkdir -p $(STATIC_LIBRARIES)
	@cd $(STATIC_LIBRARIES); \
	for part in icu-i18n icu-uc yaml-0.1; do \
	  sed 's|^libdir *=.*|libdir = $(CURDIR)/$(STATIC_LIBRARIES)|' "$$(pkg-config --variable=pcfiledir $$part)/$$part.pc" >$$part.pc; \
	done; \
	for part in i18n uc data; do ln -s "$$(pkg-config --variable=libdir icu-uc)/libicu$$part.a" .; done; \
	ln -s "$$(pkg-config --variable=libdir yaml-0.1)/libyaml.a" .
	$(SWIFT) build $(SWIFT_FLAGS) -c release --static-swift-stdlib --product drukproef --pkg-config-path $(STATIC_LIBRARIES)
	$(SWIFT) build $(SWIFT_FLAGS) -c release --static-swift-stdlib --product drukproef-scan --pkg-config-path $(STATIC_LIBRARIES)
	@needed="$$(readelf -d .build/release/drukproef | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')"; \
	if grep -E '^lib(icu|swift|Foundation|tomlplusplus|yaml)' <<<"$$needed"; then \
	  echo 'release: the libraries above should be inside the program' >&2; exit 1; \
	fi; \
	echo "release: .build/release/drukproef wants only: $$(tr '\n' ' ' <<<"$$needed")"

format: ## lay out the Swift sources
	$(SWIFT) format --in-place --recursive $(SWIFT_SOURCES)

lint: ## complain about the layout of the Swift sources
	$(SWIFT) format lint --strict --recursive $(SWIFT_SOURCES)

clean: ## remove everything that was built
	rm -rf .build $(VENV) $(PEERS_VENV)
