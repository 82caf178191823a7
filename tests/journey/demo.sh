#!/usr/bin/env bash
# The demo that `./run` shows: sixty dossiers such that something lies on every desk, of people whom nobody can be.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/_steps.sh"
step "the demo is loaded" "$layang" demo
"$layang" ledger export --reveal >"$folder/log.ndjson"
events() { [[ $(grep -c "\"type\":\"$1\"" "$folder/log.ndjson") == "$2" ]] || { grep -c "\"type\":\"$1\"" "$folder/log.ndjson"; return 1; }; }
step "of sixty dossiers" events DossierSubmitted 60
step "one of which was mended and submitted again" events ApplicationResubmitted 1
step "the server starts" start_server
step "something lies on every desk, and nobody's number or mail is anybody's" env QUIET=1 node "$here/demo.mjs" "$address" "$folder/log.ndjson"
cat "$folder/said"
step "the server stops" stop_server
