#!/usr/bin/env bash
# Puts sekisho on the path of the steps that follow: a released version, or the one that this action comes with.
set -euo pipefail
bin="${RUNNER_TEMP:?}/sekisho-bin"
mkdir -p "$bin"
if [ -n "${SEKISHO_VERSION:-}" ]; then
	GOBIN="$bin" go install "github.com/sekisho/sekisho/cmd/sekisho@${SEKISHO_VERSION}"
else
	(cd "${GITHUB_ACTION_PATH:?}" && go build -trimpath -ldflags '-s -w' -o "$bin/sekisho" ./cmd/sekisho)
fi
echo "$bin" >>"${GITHUB_PATH:?}"
