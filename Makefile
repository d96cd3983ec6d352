# Two commands do everything: `make run` and `make test`. CONTRIBUTING.md explains the others.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test lint format soak bench images

# Undeclared imports are errors: the arrows between targets are real.
BUILD := swift build --explicit-target-dependency-import-check error
WEB_PORT ?= 8080
TRACKING_PORT ?= 8025
SUBMISSION_PORT ?= 2525
DATA ?= .build-demo
# One measures the memory of its process, the others keep both cores busy: they run by themselves, so that what waits for an
# answer is not kept waiting.
ALONE := ListenerSlowClientTests
HEAVY := EndToEndTests.*(FidelityTests|PixelTests)
BUSY := EngagementTests WebTests StorageTests

help:
	@echo "make run    serve a demo workspace (WEB_PORT, TRACKING_PORT, SUBMISSION_PORT and DATA choose ports and data folder)"
	@echo "make test   run all tests"
	@echo "make lint   check format, imports and documents; make format mends the format"
	@echo "make soak   run the harnesses at full size     make bench   measure against the anchors"

run:
	@scripts/setup run
	@echo "==> Building (the first time takes some minutes)"
	@$(BUILD) --product inkling
	@exec .build/debug/inkling serve --demo true --data-folder "$(DATA)" --libraries .build-tools/libraries \
		--web-port "$(WEB_PORT)" --tracking-port "$(TRACKING_PORT)" \
		--submission-port "$(SUBMISSION_PORT)"

test:
	@scripts/setup test
	@echo "==> Building the tests (the first time takes some minutes)"
	@$(BUILD) --build-tests
	@for target in $(BUSY); do swift test --skip-build --filter "^$$target\\."; done
	@swift test --skip-build --skip "EndToEndTests\." --skip "$(ALONE)" $(BUSY:%=--skip "^%\.")
	@swift test --skip-build --filter "$(ALONE)"
	@swift test --skip-build --filter "EndToEndTests\." --skip "$(HEAVY)"
	@INKLING_FUZZ_SEED=1 scripts/fuzz
	@echo "==> Holding followed copies of the test data against parsers of others"
	@swift test --skip-build --filter "$(HEAVY)"

lint:
	@swift format lint --strict --recursive Package.swift Sources Tests Benchmarks Fuzz
	@scripts/lint

format:
	@swift format --in-place --recursive Package.swift Sources Tests Benchmarks Fuzz

soak:
	@scripts/setup test
	@$(BUILD) --build-tests
	@scripts/soak

bench:
	@scripts/setup bench
	@scripts/bench

images:
	@scripts/setup test
	@$(BUILD) --build-tests
	@INKLING_SCREENSHOTS=1 swift test --skip-build --filter "EndToEndTests.*PictureTests"
