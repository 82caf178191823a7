#!/usr/bin/env bash
# Impossible, foreign, broken, double, late and hostile input: refused with all reasons and nothing half-done, or recorded as an anomaly.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/_steps.sh"
export QUIET=1 # only what fails is told
step "the demo's people are there" "$layang" demo --accounts
step "the server starts" start_server
step "bad input" node "$here/bad_input.mjs" "$address"
step "nothing broke in between" refused grep -qE '"level":"error"|"status":5' "$folder/log"
step "the server stops" stop_server
step "the log is sound" "$layang" ledger verify
step "the tables are what the log says" "$layang" ledger rebuild --check
