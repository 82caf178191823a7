#!/usr/bin/env bash
# A card, a family card and a child card from the desk to the door, and an old card back, over HTTP.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/_steps.sh"
step "the demo's people are there" "$layang" demo --accounts
step "the server starts" start_server
step "from the desk to the door" node "$here/card.mjs" "$address"
step "the server stops" stop_server
step "the log is sound" "$layang" ledger verify
step "the tables are what the log says" "$layang" ledger rebuild --check
step "no name or number lies open in the store" refused grep -rqaE 'Wagimin|Bagas Contoh|3503010101809001|081200009001' "$LAYANG_VAR"
