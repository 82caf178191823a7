#!/usr/bin/env bash
# The store's bad days: what start, doctor and verify say when a file is damaged or gone, and that nothing ever crashes.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/_steps.sh"

db=$LAYANG_VAR/layang.db keys=$LAYANG_VAR.keys
# overwrite FILE OFFSET BYTES: as a failing disk or a clever hand would.
overwrite() { printf '%b' "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }
# A refusal in good time, not a death by a signal.
told() { local status=0; timeout 60 "$@" || status=$?; [[ $status -gt 0 && $status -lt 8 ]]; }
# tells WORDS COMMAND...: refused, in both languages, with these words.
tells() {
    local said
    said=$(told "${@:2}" 2>&1; echo "told: $?")
    grep -q 'told: 0' <<<"$said" && grep -Eq 'rusak|tidak|hilang|kosong' <<<"$said" && grep -q -- "$1" <<<"$said" || { echo "$said"; return 1; }
}
keep() { rm -rf "$folder/kept" "$folder/kept.keys" && cp -a "$LAYANG_VAR" "$folder/kept" && cp -a "$keys" "$folder/kept.keys"; }
bring_back() { rm -rf "$LAYANG_VAR" "$keys" && cp -a "$folder/kept" "$LAYANG_VAR" && cp -a "$folder/kept.keys" "$keys"; }
offset_of() { grep -abo -- "$2" "$1" | head -n 1 | cut -d: -f1; }

step "a house with some work in it" "$layang" demo
step "the server starts" start_server
step "everybody works" node "$here/under_load.mjs" "$address" 2
step "it stops" stop_server
step "the doctor finds nothing wrong" "$layang" doctor
keep

overwrite "$db" 0 'no database'
step "header: serve is refused" tells layang.db "$layang" serve --port 0
step "header: the doctor names the file" tells layang.db "$layang" doctor
step "header: verify names the file" tells layang.db "$layang" ledger verify
bring_back

truncate -s $(($(stat -c %s "$db") / 2)) "$db"
step "shortened: serve is refused" tells layang.db "$layang" serve --port 0
step "shortened: the doctor names the file" tells layang.db "$layang" doctor
step "shortened: verify names the file" tells layang.db "$layang" ledger verify
bring_back

# The page of the log's newest device: whoever reads other things does not need it.
page=$(($(grep -abo '"type":"DeviceEnrolled"' "$db" | tail -n 1 | cut -d: -f1) / 4096 * 4096))
dd if=/dev/zero of="$db" bs=4096 seek=$((page / 4096)) count=1 conv=notrunc status=none
step "a page of the log: the doctor names the table" tells 'table event' "$layang" doctor
step "a page of the log: verify says up to where it could read" tells 'unreadable-event at' "$layang" ledger verify
step "a page of the log: rebuild --check tells" tells . "$layang" ledger rebuild --check
step "a page of the log: the server starts, for those who read" start_server
step "and answers" answers 200 -H 'Content-Type: application/json' -d '{"name":"admin","password":"layang-demo"}' "$address/api/v1/session"
step "and reads" answers 200 "$address/api/v1/devices"
step "and stops" stop_server
bring_back

event=$(offset_of "$db" '"type":"AccountCreated"')
overwrite "$db" $((event + 8)) B
step "one letter: verify names the event" tells 'changed-event at' "$layang" ledger verify
step "one letter: the doctor as well" tells 'changed-event at' "$layang" doctor
bring_back

overwrite "$keys/keys.db" 0 'no database'
step "keys: serve is refused" tells keys.db "$layang" serve --port 0
step "keys: the doctor names them" tells keys.db "$layang" doctor
step "keys: the log can still be recounted" says '^sound$' "$layang" ledger verify
bring_back

for file in master.key keys.db; do
    rm "$keys/$file"
    step "without $file serve is refused, and says what to do" tells 'Restore the key file' "$layang" serve --port 0
    step "without $file the doctor names it" tells "$file" "$layang" doctor
    step "and none is made anew" test ! -e "$keys/$file"
    bring_back
done

scan=$(find "$LAYANG_VAR/blobs" -type f | head -n 1)
overwrite "$scan" $(($(stat -c %s "$scan") - 9)) '????'
step "a damaged scan is named" tells "$(basename "$scan")" "$layang" doctor
rm "$scan"
step "a missing one as well" tells "$(basename "$scan")" "$layang" doctor
bring_back
step "and all is well again" "$layang" doctor

step "the server starts again" start_server
step "everybody works again" node "$here/under_load.mjs" "$address" 2
step "and it dies" bash -c "kill -KILL $server"
wait "$server" 2>/dev/null
keep
overwrite "$db-wal" 8000 '????'
step "write-ahead log: serve does not drop what stands behind the damage" tells layang.db-wal "$layang" serve --port 0
step "write-ahead log: the doctor names it" tells layang.db-wal "$layang" doctor
step "write-ahead log: verify names it" tells layang.db-wal "$layang" ledger verify
bring_back
step "undamaged it opens" says '^sound$' "$layang" ledger verify
