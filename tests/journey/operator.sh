#!/usr/bin/env bash
# What an operator does in a year: makes a house, serves, stops, verifies, backs up, loses the machine, restores.
cd "$(dirname "$0")/../.." || exit 1
. tests/journey/_steps.sh

exported_lines() { "$layang" ledger export | wc -l; }
head_size() { "$layang" ledger verify | sed -nE 's/^head ([0-9]+):.*/\1/p'; }
head_text() { "$layang" ledger verify | sed -nE 's/^head //p'; }
as_json() { call -H 'Content-Type: application/json' "$@"; }
log_in() { answers "$1" -H 'Content-Type: application/json' -d "{\"name\":\"$2\",\"password\":\"$3\"}" "$address/api/v1/session"; }

verbs_of() { "$layang" "$@" --help | sed -nE '/^Subcommands:/,$s/^  ([a-z]+) .*/\1/p'; }
explains() { "$@" --help >"$folder/help" && grep -q '^Usage: ' "$folder/help"; }
explained=0
for verb in $(verbs_of); do
    for part in '' $(verbs_of "$verb"); do
        # shellcheck disable=SC2086 # no part is no word
        step "layang $verb $part explains itself" explains "$layang" "$verb" $part
        explained=$((explained + 1))
    done
done
step "all twelve did" test "$explained" = 12
# The pages tell of no flag that its verb does not have.
flags_are_real() {
    local line verb word bad=0 told=0
    while read -ra line; do
        case ${line[0]} in
            ledger | user) verb=("${line[@]:0:2}") ;;
            serve | migrate | demo | backup | restore | doctor) verb=("${line[0]}") ;;
            *) continue ;;
        esac
        for word in "${line[@]}"; do
            [[ $word == --[a-z]* ]] || continue
            told=$((told + 1))
            grep -qE -- "^ *$word( |\$)" <<<"$("$layang" "${verb[@]}" --help)" || { echo "layang ${verb[*]} has no $word"; bad=1; }
        done
    done < <(grep -ohE 'layang [a-z]+[^`#|>&]*' "$@" | cut -d' ' -f2-)
    echo "$told flags"
    [[ $told -gt 0 && $bad == 0 ]]
}
step "every flag of the pages is real" flags_are_real README.md README.id.md docs/operations.md
echo 'layang backup to --keys-into safe' >"$folder/page"
step "one that is not is noticed" refused flags_are_real "$folder/page"
step "an unknown verb is refused" refused "$layang" conquer
step "migrate makes a store" "$layang" migrate
step "and its keys beside it, readable by nobody else" test "$(stat -c %a "$LAYANG_VAR.keys/master.key")" = 600
step "migrate again changes nothing" "$layang" migrate
step "the demo names its accounts" says "registrar" "$layang" demo
step "a store that is not empty takes no demo" refused "$layang" demo
step "nor are its keys for another demo" refused "$layang" demo --var "$folder/elsewhere" --keys "$LAYANG_VAR.keys"
step "of which nothing is left" test ! -e "$folder/elsewhere"
step "a demo store listens on loopback only" refused timeout 20 "$layang" serve --address 0.0.0.0 --port 0

step "a TLS key without its certificate is refused, not served in the open" says requires timeout 5 "$layang" serve --tls-key key.pem --port 0
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
step "nor make an account: that is the admin's screen, says the refusal" says "admin's screen" \
    "$layang" user add agus --name "Agus Contoh" --grant admin

# Everything that only looks works beside the server, while everybody writes.
node tests/journey/under_load.mjs "$address" 12 >"$folder/load" 2>&1 &
load=$!
sleep 2
step "backup while serving" "$layang" backup "$folder/live"
step "verify while serving" says '^sound$' "$layang" ledger verify
step "rebuild --check while serving" says '^same$' "$layang" ledger rebuild --check
step "the doctor while serving" "$layang" doctor
step "export while serving" says '"AccountCreated"' "$layang" ledger export
step "a rebuild that writes is refused" says 'in use' "$layang" ledger rebuild
step "and nobody at work noticed" wait "$load"
cat "$folder/load"
step "SIGTERM stops it without complaint" stop_server TERM
step "no password stands in its log" refused grep -q layang-demo "$folder/log"

step "kill -9 is survived" bash -c "$(declare -f start_server listen); layang='$layang' folder='$folder'; start_server && kill -KILL \$server"
step "the log is sound after it" says '^sound$' "$layang" ledger verify
step "every projection is what the log says" says '^same$' "$layang" ledger rebuild --check
step "the export has one line for each event" test "$(exported_lines)" = "$(head_size)"
step "the doctor finds nothing wrong" "$layang" doctor

# Anyone can recount the exported log, with none of our code.
"$layang" ledger export >"$folder/log.ndjson"
recounts() { [[ $(node tests/journey/recount.mjs) == "$(head_text)" ]]; }
step "an outsider's recount of the export gives the head" recounts <"$folder/log.ndjson"
changed() { sed "$1" "$folder/log.ndjson" >"$folder/changed.ndjson" && ! cmp -s "$folder/log.ndjson" "$folder/changed.ndjson"; }
for change in '2s/"occurred_at":"20/"occurred_at":"19/' '3s/"salt":"/&00/' '$s/"payload":{"/"payload":{"x/' '4{h;d};5G' 1d '$d'; do
    step "a line that was changed ($change)" changed "$change"
    step "does not" refused recounts <"$folder/changed.ndjson"
done

# The copy that was made under load, on another machine.
head_of() { sed -nE 's/^ "head": "(.*)",$/\1/p' "$1/manifest.json"; }
mkdir -m 700 "$folder/other.keys" && cp -p "$LAYANG_VAR.keys/master.key" "$folder/other.keys/"
step "the copy made under load is restored" "$layang" restore "$folder/live" --var "$folder/other"
step "its log is sound" says '^sound$' "$layang" ledger verify --var "$folder/other"
step "its tables are what its log says" says '^same$' "$layang" ledger rebuild --check --var "$folder/other"
step "its doctor finds nothing wrong" "$layang" doctor --var "$folder/other"
head_of "$folder/live" >"$folder/heads"
step "its head was heard" test -s "$folder/heads"
step "and is where the live log passed by" says '^sound$' "$layang" ledger verify --against "$folder/heads"
IFS=: read -r size root <"$folder/heads"
echo "$size:$(tr 0-9a-f 1-9a-f0 <<<"$root")" >"$folder/other_heads"
step "another head would not be" refused "$layang" ledger verify --against "$folder/other_heads"
step "a demo stays a demo: on loopback only" refused timeout 20 "$layang" serve --var "$folder/other" --address 0.0.0.0 --port 0

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

# A house for real work: ./run --empty, with everything built already, and its first people from the command line.
tree=$folder/tree
mkdir -p "$tree/build/release" "$tree/scripts" "$tree/web"
cp run "$tree/" && ln -s "$(realpath "$layang")" "$tree/build/release/layang"
# Whether the packages are there and the web app is newer than its sources is asked in earnest.
find web -mindepth 1 -maxdepth 1 ! -name node_modules -exec cp -a {} "$tree/web/" ';' && ln -s "$PWD/web/node_modules" "$tree/web/node_modules"
cp -a contract "$tree/"
# Nothing is installed: npm would empty the real folder through the link.
cat scripts/setup.sh - >"$tree/scripts/setup.sh" <<'EOF'
build_tree() { :; }
install_web() { :; }
EOF
smoke_run() { env -u LAYANG_VAR LAYANG_KEYS="$LAYANG_VAR.keys" "$tree/run" --smoke; }
kept=$(sha256sum "$LAYANG_VAR.keys"/*)
step "./run --smoke loads the demo, fetches the landing page and stops" says '^.*smoke test passed' smoke_run
step "and leaves the keys of the house as they were" test "$(sha256sum "$LAYANG_VAR.keys"/*)" = "$kept"
demo_house() { listen "$tree/run" --var "$folder/demo" --port "${1:-0}"; }
step "./run serves the demo" demo_house
step "and names its people" grep -q '^  registrar' "$folder/log"
step "it stops" stop_server
# The best of three counts: another journey runs beside this one.
best=''
for _ in 1 2 3; do
    began=${EPOCHREALTIME/./}
    step "./run serves it again, on a port that is named" demo_house "${address##*:}"
    took=$(((${EPOCHREALTIME/./} - began) / 1000))
    [[ $best && $took -ge $best ]] || best=$took
    step "and prints the address that it listens on" grep -qF "Layang: $address " "$folder/log"
    step "it stops" stop_server
done
step "within 3 s ($best ms)" test "$best" -lt 3000
step "./run --empty does not serve a demo" says 'holds a demo' timeout 20 "$tree/run" --empty --var "$folder/demo" --port 0
empty_house() { listen "$tree/run" --empty --var "$folder/real" --port 0; }
add() { "$layang" user add --var "$folder/real" "$@"; }
step "./run --empty serves a house" empty_house
step "without the demo's people" log_in 401 admin layang-demo
step "it stops" stop_server
step "a role that does not exist is refused" refused add agus --name "Agus Santoso" --grant king
step "an area that is not in the regency is refused" refused add agus --name "Agus Santoso" --grant registrar:35.99.01.2001
step "a registrar of the whole regency is refused" refused add agus --name "Agus Santoso" --grant registrar
step "the first admin is made" add agus --name "Agus Santoso" --grant admin
read -r login once <"$folder/said"
step "under the name that was said" test "$login" = agus
step "the same name twice is refused" refused add agus --name "Agus Lain" --grant admin
step "a registrar who packs as well is made" add lastri --name "Lastri Wahyuni" --grant registrar:35.03.01.2001 --grant packer
read -r _ other <"$folder/said"
step "./run --empty serves it again" empty_house
step "the printed password logs in" log_in 200 agus "$once"
step "and opens nothing" answers 403 "$address/api/v1/accounts"
step "before it is changed" says password-change-due cat "$folder/body"
step "it is changed" change_password "$once" kata-sandi-agus
step "and then the admin's desk is open" answers 200 "$address/api/v1/accounts"
step "the printed one is worth nothing any more" log_in 401 agus "$once"
step "the other logs in with what was printed for her" log_in 200 lastri "$other"
granted() { node -p 'JSON.parse(require("fs").readFileSync(0)).grants.map(({ role, area }) => `${role}:${area}`).sort().join(" ")' <"$folder/body"; }
step "and has the grants that were said, no more" test "$(granted)" = "packer: registrar:35.03.01.2001"
step "and it is no demo" says '"demo":false' cat "$folder/body"
step "it stops" stop_server

# How often one may try is the operator's to say.
step "a server with limits of its own" start_server --var "$folder/real" --look-ups 2 --log-ins 1 --requests 3 --session-seconds 600
look_up() { answers "$1" "$address/lacak/TK7K-4Q2M-9XHC"; }
for status in 404 404 429; do step "a receipt's code is looked up: $status" look_up "$status"; done
for status in 200 429; do step "one address logs in: $status" log_in "$status" agus kata-sandi-agus; done
for status in 200 200 200 429; do step "one account asks: $status" answers "$status" "$address/api/v1/session"; done
step "it stops" stop_server
step "a server that counts wrong passwords otherwise" start_server --var "$folder/real" --free-failures 1 --session-seconds 600
for status in 401 401 429; do step "a wrong password: $status" log_in "$status" agus wrong-password; done
sleep 2.2
holds_ten_minutes() {
    call -D - -o "$folder/body" -H 'Content-Type: application/json' -d '{"name":"agus","password":"kata-sandi-agus"}' "$address/api/v1/session" |
        grep -i '^set-cookie: .*; Max-Age=600'
}
step "after two seconds the right one logs in, for as long as was said" holds_ten_minutes
step "it stops" stop_server
step "a server that makes nobody wait longer than a second" start_server --var "$folder/real" --free-failures 1 --lock-seconds-max 1
for status in 401 401; do step "a wrong password: $status" log_in "$status" agus wrong-password; done
sleep 1.2
step "the longest wait is over" log_in 200 agus kata-sandi-agus
step "it stops" stop_server
step "a limit of nothing is refused" refused timeout 20 "$layang" serve --var "$folder/real" --port 0 --requests 0

ln -s "$LAYANG_DATA" "$folder/rules"
far_house() { listen env -C "$folder" LAYANG_VAR=far LAYANG_KEYS=far-away LAYANG_DATA=rules "$tree/run" --empty --port 0; }
step "./run takes the folders that are named as seen from where it is started" far_house
step "the state" test -e "$folder/far/layang.db"
step "and the keys" test -e "$folder/far-away/master.key"
step "it stops" stop_server

mv "$LAYANG_VAR.keys" "$folder/hidden.keys"
step "a store without its keys is refused" refused "$layang" serve --port 0
step "and is not given new ones" test ! -e "$LAYANG_VAR.keys/master.key"
mv "$folder/hidden.keys" "$LAYANG_VAR.keys"

layang=$(realpath "$layang")
cd /tmp || exit 1
unset LAYANG_DATA
step "from another folder, without LAYANG_DATA, it finds its rules" "$layang" doctor
