#!/usr/bin/env bash
# Runs sekisho for the GitHub action. Every input comes in the environment, and none of them is taken for code.
#
# The step itself succeeds whatever is found: the last step of the action ends with the exit code, after uploads.
set -euo pipefail

out="$(mktemp -d "${RUNNER_TEMP:?}/sekisho-XXXXXX")"
args=(check --format github --fail-on "${SEKISHO_FAIL_ON:-low}" --lang "${SEKISHO_LANG:-en}"
	--output "json=$out/report.json" --output "sarif=$out/report.sarif" --output "markdown=$out/comment.md")
if [ "${SEKISHO_NEW_ONLY:-false}" = true ]; then
	args+=(--new-only)
	if [ -z "${SEKISHO_PLAN:-}" ] && [ -n "${SEKISHO_BASE:-}" ]; then
		base="$SEKISHO_BASE"
		# A checkout of a pull request has the base branch only as that of the remote.
		git rev-parse --verify --quiet "origin/$base^{commit}" >/dev/null && base="origin/$base"
		args+=("--base=$base")
	fi
fi
[ -z "${SEKISHO_SOURCE:-}" ] || args+=("--source=$SEKISHO_SOURCE")
[ -z "${SEKISHO_SHARD:-}" ] || args+=("--shard=$SEKISHO_SHARD")

paths=()
if [ -n "${SEKISHO_PLAN:-}" ]; then
	paths=("$SEKISHO_PLAN")
else
	while IFS= read -r line; do
		line="${line#"${line%%[![:space:]]*}"}"
		line="${line%"${line##*[![:space:]]}"}"
		[ -z "$line" ] || paths+=("$line")
	done <<<"${SEKISHO_PATH:-.}"
fi

code=0
sekisho "${args[@]}" -- "${paths[@]}" || code=$?

# give NAME VALUE: an output of the step. Values are numbers and paths that were made here.
give() { printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:?}"; }

give exit-code "$code"
if [ -s "$out/report.json" ]; then
	# The counts stand before anything that comes from the configuration.
	count() { sed -n '/"summary": {/,/"by_severity"/s/^ *"'"$1"'": \([0-9][0-9]*\),\{0,1\}$/\1/p' "$out/report.json" | head -n 1; }
	for name in fail unknown pass introduced fixed; do
		give "$name" "$(count "$name")"
	done
	give json "$out/report.json"
	give sarif "$out/report.sarif"
	give comment "$out/comment.md"
	cat "$out/comment.md" >>"${GITHUB_STEP_SUMMARY:?}"
fi

if [ -n "${SEKISHO_FRAMEWORK:-}" ]; then
	# The findings decide about the job; the report is for those who answer for the controls.
	sekisho comply --framework="$SEKISHO_FRAMEWORK" --format html --lang "${SEKISHO_LANG:-en}" --out "$out/framework.html" -- "${paths[@]}" || [ $? -eq 1 ]
	give framework-report "$out/framework.html"
fi
