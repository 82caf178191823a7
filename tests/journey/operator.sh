#!/usr/bin/env bash
# What an operator does in a year: makes a house, serves, stops, verifies, backs up, loses the machine, restores.
cd "$(dirname "$0")/../.." || exit 1
. tests/journey/_steps.sh

exported_lines() { "$layang" ledger export | wc -l; }
head_size() { "$layang" ledger verify | sed -nE 's/^head ([0-9]+):.*/\1/p'; }
head_text() { "$layang" ledger verify | sed -nE 's/^head //p'; }
as_json() { call -H 'Content-Type: application/json' "$@"; }
log_in() { answers "$1" -H 'Content-Type: application/json' -d "{\"name\":\"$2\",\"password\":\"$3\"}" "$address/api/v1/session"; }

step "every verb explains itself" says "verify" "$layang" ledger --help
step "an unknown verb is refused" refused "$layang" conquer
step "migrate makes a store" "$layang" migrate
step "and its keys beside it, readable by nobody else" test "$(stat -c %a "$LAYANG_VAR.keys/master.key")" = 600
step "migrate again changes nothing" "$layang" migrate
step "the demo names its accounts" says "registrar" "$layang" demo
step "a store that is not empty takes no demo" refused "$layang" demo
step "a demo store listens on loopback only" refused timeout 20 "$layang" serve --address 0.0.0.0 --port 0

step "the server starts" start_server
step "it is ready" answers 200 "$address/readyz"
step "metrics are OpenMetrics" says '# EOF' call "$address/metrics"
step "nobody is let in without log-in" answers 401 "$address/api/v1/session"
step "a wrong password is refused" log_in 401 admin wrong-password
step "a form from another site is refused" answers 403 -H 'Origin: https://elsewhere.example' -H 'Content-Type: application/json' \
    -d '{"name":"admin","password":"layang-demo"}' "$address/api/v1/session"
step "the admin logs in" log_in 200 admin layang-demo
step "and is known" answers 200 "$address/api/v1/session"
change_password() { answers 204 -H 'Content-Type: application/json' -d "{\"old_password\":\"$1\",\"new_password\":\"$2\"}" "$address/api/v1/session/password"; }
cp "$folder/cookies" "$folder/elsewhere"
step "the admin logs in a second time" log_in 200 admin layang-demo
step "and changes the password" change_password layang-demo another-password
step "this log-in goes on" answers 200 "$address/api/v1/session"
step "the other one has ended" test "$(curl -s --noproxy '*' -b "$folder/elsewhere" -o /dev/null -w '%{http_code}' "$address/api/v1/session")" = 401
step "the password is changed back" change_password another-password layang-demo
step "a second process may not write the same store" refused "$layang" demo
step "SIGTERM stops it without complaint" stop_server TERM
step "no password stands in its log" refused grep -q layang-demo "$folder/log"

step "kill -9 is survived" bash -c "$(declare -f start_server); layang='$layang' folder='$folder'; start_server && kill -KILL \$server"
step "the log is sound after it" says '^sound$' "$layang" ledger verify
step "every projection is what the log says" says '^same$' "$layang" ledger rebuild --check
step "the export has one line for each event" test "$(exported_lines)" = "$(head_size)"
step "the doctor finds nothing wrong" "$layang" doctor

before=$(head_text)
step "backup" "$layang" backup "$folder/backup"
step "a backup goes into an empty folder only" refused "$layang" backup "$folder/backup"
mkdir -p "$folder/safe" && cp "$LAYANG_VAR.keys/master.key" "$folder/safe/"
rm -rf "$LAYANG_VAR" "$LAYANG_VAR.keys"
step "without the master key nothing is restored" refused "$layang" restore "$folder/backup"
mkdir -m 700 "$LAYANG_VAR.keys" && cp -p "$folder/safe/master.key" "$LAYANG_VAR.keys/"
step "restore on an empty machine" "$layang" restore "$folder/backup"
step "the head is the old one" test "$(head_text)" = "$before"
step "names open again" start_server
step "the admin logs in as before" log_in 200 admin layang-demo
step "and the server stops" stop_server TERM

mv "$LAYANG_VAR.keys" "$folder/hidden.keys"
step "a store without its keys is refused" refused "$layang" serve --port 0
step "and is not given new ones" test ! -e "$LAYANG_VAR.keys/master.key"
mv "$folder/hidden.keys" "$LAYANG_VAR.keys"

# overwrite OFFSET BYTES: damages the store file itself, as a failing disk or a clever hand would.
overwrite() { printf '%b' "$2" | dd of="$LAYANG_VAR/layang.db" bs=1 seek="$1" conv=notrunc status=none; }
cp "$LAYANG_VAR/layang.db" "$folder/sound.db"
event=$(grep -abo '"type":"AccountCreated"' "$LAYANG_VAR/layang.db" | head -n 1 | cut -d: -f1)
overwrite $((event + 8)) B
step "one changed letter of one event is noticed" says '^damaged$' "$layang" ledger verify
step "by the doctor as well" refused "$layang" doctor
cp "$folder/sound.db" "$LAYANG_VAR/layang.db"
step "and the sound file is sound again" "$layang" doctor
overwrite 4096 '\xff'
step "a page that is none is noticed" refused "$layang" doctor
