#!/usr/bin/env bash
# A server that dies, or is stopped, while everybody writes.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/_steps.sh"
step "the demo is loaded" "$layang" demo
step "no acknowledged act is lost" node "$here/crash.mjs" "$layang"
cat "$folder/said"
step "the log is sound" says '^sound$' "$layang" ledger verify
step "every projection is what the log says" says '^same$' "$layang" ledger rebuild --check
step "the doctor finds nothing wrong" "$layang" doctor
