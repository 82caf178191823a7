#!/usr/bin/env bash
# Names and numbers that are planted in a dossier lie nowhere in the open: not in the store, running or stopped, not in the
# log of the server, not in a backup, an export or what verbs print.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/_steps.sh"
export QUIET=1 # only what fails is told
nowhere() { node "$here/../planted/nowhere.mjs" "$@"; }

step "the searcher finds every dress of a planted word" node "$here/../planted/search_test.mjs"
step "the demo's people are there" "$layang" demo --accounts
step "the server starts" start_server
step "a dossier lives its life, mistakes and all" node "$here/planted.mjs" "$address"
mkdir "$folder/logs" "$folder/printed"
cp -r "$LAYANG_VAR" "$folder/running"
step "nothing planted lies in the store of the running server" nowhere "$folder/running"
step "the server stops" stop_server
mv "$folder/log" "$folder/logs/server.log"
step "the log has lines" test "$(wc -l <"$folder/logs/server.log")" -gt 20
step "a backup is made" "$layang" backup "$folder/backup"
{ "$layang" ledger verify; "$layang" ledger rebuild --check; "$layang" doctor; "$layang" ledger export; } >"$folder/printed/verbs" 2>&1
step "nothing planted lies in store, log, backup, export" nowhere "$LAYANG_VAR" "$folder/logs" "$folder/backup" "$folder/backup.keys" "$folder/printed"
"$layang" ledger export --reveal >"$folder/printed/revealed"
step "the search is worth something: an export that opens what is sealed is caught" refused nowhere "$folder/printed"
