# Everything a newcomer needs is Go, git and make. The linter is built from its pinned version into bin/tools.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build

GOLANGCI_VERSION := v2.15.0
FUZZTIME ?= 3s
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
EXE := $(shell go env GOEXE)
SEKISHO := bin/sekisho$(EXE)
GOLANGCI := bin/tools/golangci-lint$(EXE)
ACTIONLINT_VERSION := v1.7.7
ACTIONLINT := bin/tools/actionlint$(EXE)

# The race detector needs a C compiler; without one the same tests run without it.
CC_FOUND := $(shell command -v "$$(go env CC)" 2>/dev/null)
RACE := $(if $(CC_FOUND),-race)

# Microsoft's validator of SARIF, from the npm registry. Nothing but sarif-validate needs it.
MULTITOOL_VERSION := 5.7.0
MULTITOOL_PACKAGE := @microsoft/sarif-multitool-$(if $(filter Darwin,$(shell uname -s)),darwin,linux)
MULTITOOL := $(CURDIR)/bin/tools/node_modules/$(MULTITOOL_PACKAGE)/Sarif.Multitool

.PHONY: all build demo test browser-test check lint fmt fmt-check vet tidy tidy-check generate generate-check race fuzz bench bench-write conformance precommit-test record docs docs-check readme readme-check sarif-validate clean help

all: build check

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-15s %s\n", $$1, $$2 }' Makefile

build: ## build bin/sekisho
	go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o $(SEKISHO) ./cmd/sekisho

demo: build ## check the bundled stack; its findings are meant to be there
	@echo '$$ $(SEKISHO) check fixtures/real/demo'
	@code=0; $(SEKISHO) check fixtures/real/demo || code=$$?; \
	case $$code in \
	0) echo 'make demo: the bundled stack has no findings, which it should have' >&2; exit 1 ;; \
	1) ;; \
	*) echo "make demo: sekisho ended with exit code $$code" >&2; exit $$code ;; \
	esac

test: ## run all tests and count them
	@bash .ci/test

check: fmt-check vet lint tidy-check generate-check race fuzz docs-check readme-check ## everything CI asks for

browser-test: ## test the HTML report in a headless Chromium; screenshots go to bin/browser
	@bash .ci/browser

race: ## run all tests under the race detector, where a C compiler is found
	@$(if $(RACE),,echo 'no C compiler: running the tests without the race detector')
	@bash .ci/test $(RACE)

lint: $(GOLANGCI) $(ACTIONLINT) ## run the linters
	$(GOLANGCI) run ./...
	$(ACTIONLINT) .github/workflows/*.yml docs/examples/github-*.yml cmd/sekisho/starter/workflow.yml

fmt: $(GOLANGCI) ## format all Go files
	$(GOLANGCI) fmt ./...

fmt-check:
	@files=$$(git ls-files -co --exclude-standard '*.go' | while read -r f; do [ ! -f "$$f" ] || echo "$$f"; done | xargs gofmt -l); \
	if [ -n "$$files" ]; then echo 'not formatted, run make fmt:' >&2; echo "$$files" >&2; exit 1; fi

vet:
	go vet ./...

tidy: ## make go.mod and go.sum match the imports
	go mod tidy

tidy-check:
	go mod tidy -diff

generate: ## write the generated files again
	go generate ./...

generate-check:
	@bash .ci/unchanged 'make generate' go generate ./...

docs: build ## write docs/rules from the rules and their fixtures, and docs/examples
	$(SEKISHO) docs docs/rules
	@bash .ci/examples

# The command that writes the rule pages comes with them: until docs/rules exists there is nothing to compare.
docs-check: build
	@if [ -d docs/rules ]; then bash .ci/unchanged 'make docs' $(SEKISHO) docs docs/rules; fi
	@bash .ci/unchanged 'make docs' bash .ci/examples

readme: build ## fill the output blocks of README.md from real runs
	@bash .ci/readme fill

readme-check: build ## compare README.md's output blocks and follow it in a fresh clone
	@bash .ci/readme check
	@bash .ci/readme follow

fuzz: ## run every fuzz target for FUZZTIME
	@FUZZTIME=$(FUZZTIME) bash .ci/fuzz

bench: ## measure speed and memory against floors of the same run
	@go run ./analyzer/bench/cmd/bench

bench-write: ## the same, and write the table into docs/performance.md
	@go run ./analyzer/bench/cmd/bench -write docs/performance.md

conformance: ## compare with recorded real Terraform, and write the report into docs/conformance.md
	@go run ./analyzer/conformance/cmd/conformance -write docs/conformance.md

precommit-test: ## run the hooks with the real pre-commit program
	@bash .ci/precommit

record: ## record real plans again where Terraform is installed; RECORD=path limits it
	@RECORD='$(RECORD)' bash fixtures/record.sh

sarif-validate: $(MULTITOOL) ## hold SARIF reports against Microsoft's validator; needs npm
	SARIF_MULTITOOL=$(MULTITOOL) go test -count=1 -v -run TestSARIFValidates ./cmd/sekisho

$(MULTITOOL):
	@mkdir -p bin/tools
	npm install --prefix bin/tools --no-save --no-package-lock --ignore-scripts $(MULTITOOL_PACKAGE)@$(MULTITOOL_VERSION)
	@chmod u+x $(MULTITOOL)

clean: ## remove what was built
	rm -rf bin dist

$(ACTIONLINT): Makefile
	@if ! $(ACTIONLINT) -version 2>/dev/null | grep -qF '$(ACTIONLINT_VERSION)'; then \
		GOBIN=$(CURDIR)/bin/tools go install github.com/rhysd/actionlint/cmd/actionlint@$(ACTIONLINT_VERSION); \
	fi
	@touch $(ACTIONLINT)

$(GOLANGCI): Makefile
	@if ! $(GOLANGCI) version 2>/dev/null | grep -qF '$(GOLANGCI_VERSION:v%=%)'; then \
		echo 'building golangci-lint $(GOLANGCI_VERSION), which takes a few minutes once'; \
		GOBIN=$(CURDIR)/bin/tools go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION); \
	fi
	@touch $(GOLANGCI)
