# Everything a developer or a school's administrator types. `make help` tells what there is.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup lexicons compiled build serve demo test oracles package test-package reproducible bench-peers bench-exports test-web test-spark bench-spark load fuzz test-all release format lint clean

SWIFT ?= swift
SWIFT_NEEDED := 6.3
# What Drukproef is built with, as Debian and Ubuntu call it.
PACKAGES := libarchive-dev libexpat1-dev libicu-dev libtomlplusplus-dev libyaml-dev pkg-config
# What the tests need that look at the system calls of the program.
ORACLE_PACKAGES := python3-venv strace
# What a Debian package is made and tried with.
PACKAGE_PACKAGES := debootstrap dpkg-dev
# What the tests with a real browser need.
BROWSER_PACKAGES := chromium chromium-driver fonts-dejavu-core fonts-noto-color-emoji python3-venv
# What the tests on Spark need.
SPARK_PACKAGES := openjdk-17-jre-headless python3-venv
# How many posts the big run on Spark has.
SPARK_POSTS ?= 1000000
# Added to every swift build, such as `make test SWIFT_FLAGS=--quiet`.
SWIFT_FLAGS ?=

SWIFT_SOURCES := Package.swift Sources Tests
VENV := .venv-oracles
# Where the programs lie that the oracle tests try; those of the last build for development when it is empty.
PROGRAMS ?=
ORACLE_FLAGS ?=
BROWSER_VENV := .venv-browser
PEERS_VENV := .venv-peers
EXPORTS_VENV := .venv-exports
SPARK_VENV := .venv-spark
# Flags for the measuring of exports.
BENCH ?=
STATIC_LIBRARIES := .build/static-libraries
# A release says nothing of the folder that it was built in.
PREFIX_MAP := -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=. -Xcc -ffile-prefix-map=$(CURDIR)=. -Xcxx -ffile-prefix-map=$(CURDIR)=.

FUZZ_BUILD := .build-fuzz
FUZZ_SECONDS ?= 60
DEMO_DRAFT := samples/drafts/willibrord-miland/01-sportdag.txt
DEMO_CONFIG := samples/willibrord-miland/.drukproef.toml

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

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

serve: setup lexicons ## build the page and open it, with the made-up school of the samples
	$(SWIFT) build $(SWIFT_FLAGS) --product drukproef
	$(SWIFT) build $(SWIFT_FLAGS) --product drukproef-web
	"$$($(SWIFT) build --show-bin-path)/drukproef" serve --config $(DEMO_CONFIG)

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
	@.ci/setup $(SWIFT_NEEDED) $(PACKAGES) $(ORACLE_PACKAGES)
	@if compgen -G 'Tests/Oracles/test_*.py' >/dev/null; then PROGRAMS=$(PROGRAMS) .ci/oracles $(VENV) $(ORACLE_FLAGS); else echo 'oracles: no tests'; fi

test-web: ## run the tests of the page in a real browser (Chromium, Python in a folder of its own)
	@.ci/setup $(SWIFT_NEEDED) $(PACKAGES) $(BROWSER_PACKAGES)
	@lexicons/embed.sh
	$(SWIFT) build $(SWIFT_FLAGS) --product drukproef
	$(SWIFT) build $(SWIFT_FLAGS) --product drukproef-web
	$(SWIFT) build $(SWIFT_FLAGS) --product drukproef-scan
	@.ci/browser $(BROWSER_VENV)

fuzz: setup lexicons ## throw broken input at every reader (FUZZ_SECONDS for each target, FUZZ="roster markdown" for some)
	DRUKPROEF_FUZZ=1 $(SWIFT) build $(SWIFT_FLAGS) --scratch-path $(FUZZ_BUILD) --product drukproef-fuzz \
	  -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=fuzzer-no-link,address -Xcxx -fsanitize=fuzzer-no-link,address -Xswiftc -use-ld=lld
	python3 Tests/Fuzz/fuzz.py $(FUZZ_BUILD)/debug/drukproef-fuzz $(FUZZ_BUILD)/corpora --seconds $(FUZZ_SECONDS) $(FUZZ)

bench-exports: release ## how fast exports of 100 MB and 1 GB are read, beside chat-miner and whatstk (BENCH="--sizes 100 --platforms x")
	@.ci/bench-exports $(EXPORTS_VENV) $(BENCH)

test-spark: release ## run samples/spark on a cluster of processes of this machine (Java 17 and Spark; SPARK_POSTS=20000 is quicker)
	@.ci/setup $(SWIFT_NEEDED) $(SPARK_PACKAGES)
	@SPARK_POSTS=$(SPARK_POSTS) .ci/spark $(SPARK_VENV)

bench-spark: release ## what Spark costs beside one machine: its ways to a child, 1 and 2 executors, GNU parallel, Beam (BENCH="--posts 20000")
	@.ci/setup $(SWIFT_NEEDED) $(SPARK_PACKAGES) parallel
	@.ci/bench-spark $(SPARK_VENV) $(BENCH)

load: release ## measure how many checks a second the page's server does (wants wrk)
	@.ci/setup $(SWIFT_NEEDED) wrk
	@Tests/Load/measure .build/release/drukproef-web

test-all: test oracles test-web release test-spark ## the tests, those with other programs, a browser and Spark, and the program as it ships

# A folder with nothing but the archives of ICU and libyaml, which copies of their .pc files point to, makes these static.
release: setup lexicons ## the optimised programs in .build/release, with Swift, ICU and libyaml inside (drukproef-scan wants libarchive and expat beside it)
	@rm -rf $(STATIC_LIBRARIES) && mkdir -p $(STATIC_LIBRARIES)
	@cd $(STATIC_LIBRARIES); \
	for part in icu-i18n icu-uc yaml-0.1; do \
	  sed 's|^libdir *=.*|libdir = $(CURDIR)/$(STATIC_LIBRARIES)|' "$$(pkg-config --variable=pcfiledir $$part)/$$part.pc" >$$part.pc; \
	done; \
	for part in i18n uc data; do ln -s "$$(pkg-config --variable=libdir icu-uc)/libicu$$part.a" .; done; \
	ln -s "$$(pkg-config --variable=libdir yaml-0.1)/libyaml.a" "$$($$(command -v clang || command -v gcc) -print-file-name=libstdc++.a)" .
	$(SWIFT) build $(SWIFT_FLAGS) -c release $(PREFIX_MAP) --static-swift-stdlib --product drukproef --pkg-config-path $(STATIC_LIBRARIES)
	$(SWIFT) build $(SWIFT_FLAGS) -c release $(PREFIX_MAP) --static-swift-stdlib --product drukproef-scan --pkg-config-path $(STATIC_LIBRARIES)
	$(SWIFT) build $(SWIFT_FLAGS) -c release $(PREFIX_MAP) --static-swift-stdlib --product drukproef-web --pkg-config-path $(STATIC_LIBRARIES)
	@needed="$$(readelf -d .build/release/drukproef | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')"; \
	if grep -E '^lib(icu|swift|Foundation|tomlplusplus|yaml|stdc)' <<<"$$needed"; then \
	  echo 'release: the libraries above should be inside the program' >&2; exit 1; \
	fi; \
	echo "release: .build/release/drukproef wants only: $$(tr '\n' ' ' <<<"$$needed")"
	@.ci/sbom .build/release .build/release/drukproef.cdx.json

package: release ## a Debian package of the programs, man page, completions and systemd unit, in .build/package
	@.ci/setup $(SWIFT_NEEDED) $(PACKAGES) $(PACKAGE_PACKAGES)
	@.ci/package .build/release .build/package

test-package: package ## install that package in a fresh root of this Debian, try it and take it away again (as root)
	@.ci/package-test .build/package/drukproef_*.deb

reproducible: setup ## build the release twice, in two folders, and compare the programs byte by byte (slow)
	@.ci/reproducible

format: ## lay out the Swift sources
	$(SWIFT) format --in-place --recursive $(SWIFT_SOURCES)

lint: ## complain about the layout of the Swift sources
	$(SWIFT) format lint --strict --recursive $(SWIFT_SOURCES)

clean: ## remove everything that was built
	rm -rf .build $(FUZZ_BUILD) $(VENV) $(BROWSER_VENV) $(PEERS_VENV) $(EXPORTS_VENV) $(SPARK_VENV)
