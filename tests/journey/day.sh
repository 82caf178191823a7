#!/usr/bin/env bash
# A whole day of the regency over the API: 400 dossiers, all villages, its books balanced from the exported log; and five planted faults, each named.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/_steps.sh"

# Row NAME of the balance that was printed last: its number.
row() { sed -nE "s/^ *$1 +([0-9]+)\$/\1/p" "$folder/day" | head -n 1; }
at_least() { [[ $(row "$1") -ge $2 ]] || { echo "$1: $(row "$1"), expected at least $2"; return 1; }; }
exactly() { [[ $(row "$1") == "$2" ]] || { echo "$1: $(row "$1"), expected $2"; return 1; }; }
surrendered_at_least() {
    local all excused
    all=$(sed -n '/^where the old documents are/,/sum/s/^ *sum *//p' "$folder/day")
    excused=$(row excused)
    [[ $((all - ${excused:-0})) -ge $1 ]] || { sed -n '/^where the old documents are/,/sum/p' "$folder/day"; return 1; }
}
play() { "$layang" demo --day "$@" >"$folder/day" 2>&1 || { tail -n 20 "$folder/day"; return 1; }; }
said() { grep -qE "$1" "$folder/day" || { tail -n 20 "$folder/day"; return 1; }; }
# streams_within NUMBER NAMES: of the streams in the exported log whose names begin so there are some, and none has more events than that.
streams_within() {
    grep -oE '"stream":"[^"]*","stream_version":[0-9]+' "$folder/log.ndjson" | awk -F'"' -v most="$1" -v names="^($2)" '
        $4 ~ names { seen = 1 }
        $4 ~ names && substr($7, 2) + 0 > most { print $4 ": event number " substr($7, 2); longer = 1 }
        END { exit longer || !seen }'
}
# planted FAULT WORD...: a small day with it is red.
planted() {
    export LAYANG_VAR=$folder/$1
    refused play --dossiers 40 --plant "$@" && said '^NOT BALANCED'
}
# Who came on the day that was played last, and how much they brought.
families() {
    grep -E '^(dossiers|applications|papers|scans|documents ordered|documents printed) ' "$folder/day"
    "$layang" ledger export --reveal | grep -o '"name":"[^"]* Contoh"' | sort
}
same_families() { families >"$folder/others" && cmp "$folder/families" "$folder/others"; }

step "a day is played" play
step "and its books balance" said '^BALANCED$'
step "of 400 dossiers" exactly dossiers 400
step "each village has a bag" exactly "villages with a bag" "$(($(wc -l <"$root/data/regions/3503/villages.csv") - 1))"
step "some 700 documents are ordered" at_least "documents ordered" 680
step "600 are printed" at_least "documents printed" 600
step "every document goes by bag" exactly "documents by bag" "$(($(row "documents printed") - $(row "prints spoiled")))"
step "300 are handed over" at_least "handed over" 300
step "no seal is on two bags" exactly seals "$(row bags)"
for role in registrar counter verifier printer stock_keeper packer dispatcher rider admin; do step "the $role worked" at_least "$role" 1; done
step "20 old documents are surrendered, besides those that were excused" surrendered_at_least 20
step "the log is sound" says '^sound$' "$layang" ledger verify
step "the tables are what the log says" says '^same$' "$layang" ledger rebuild --check
"$layang" ledger export >"$folder/log.ndjson"
# 500 blanks of a medium: opened with 300, and 200 delivered.
step "a day of blanks is two events a blank, and some" streams_within 1050 stock:
step "all other streams stay short" streams_within 300 '[^s]|s[^t]'
step "the exported log alone gives the same balance" says '^BALANCED$' "$layang" demo --recount "$folder/log.ndjson"
# The same without any store, but for one line.
recounted_alone() {
    LAYANG_VAR=$folder/nowhere "$layang" demo --recount "$folder/log.ndjson" >"$folder/alone" && grep -q '^NOT LOOKED AT: ' "$folder/alone" && [[ ! -e $folder/nowhere ]] &&
        diff <("$layang" demo --recount "$folder/log.ndjson") <(grep -v '^NOT LOOKED AT: ' "$folder/alone")
}
step "also where no store is, which leaves only the scans unseen and is said" recounted_alone
# no_day FOLDER: nothing is played in it.
no_day() { LAYANG_VAR=$1 refused play && said 'is not empty; a demo goes into an empty place only'; }
step "a second day is not played into the first, which is said in two languages" no_day "$LAYANG_VAR"
LAYANG_VAR=$folder/migrated "$layang" migrate >"$folder/migrate" 2>&1
step "nor into a store without any event" no_day "$folder/migrated"
mkdir "$folder/strange" && : >"$folder/strange/demo.txt"
step "nor beside a file of whatever name" no_day "$folder/strange"

step "a swapped document turns it red" planted swap
step "and is named, with both bags" said '^FAULT came-from-another-bag: document [0-9a-f-]{36}: packed in bag [0-9a-f-]{36}, found in bag [0-9a-f-]{36}$'
step "with the village where it lies" said '^FAULT at-another-village: document [0-9a-f-]{36} \(TK.*\): is for 35\.[0-9.]+ and lies in 35\.'
families >"$folder/families"
step "a hidden blank turns it red" planted hidden-blank
step "which came to the same families, from the same seed" same_families
step "more than forty people" test "$(grep -c ' Contoh"$' "$folder/families")" -gt 40
step "and is named, with medium and day" said '^FAULT hidden-blank: blanks [A-Z]+ [0-9-]{10}: [0-9]+ were counted, and the books say [0-9]+$'
step "a document that its village hands over although no bag brought it turns it red" planted past-the-bag
step "and is named, with the shelf where the books have it" said '^FAULT handed-over-from-nowhere: document [0-9a-f-]{36}: handed over at village 35[0-9.]+ while it is on the shelf$'
step "a hand-over of which the rider did not tell turns it red" planted missing-hand-over
step "and is named, with both sides" said '^FAULT missing-hand-over: bag [0-9a-f-]{36}: from rider [0-9a-f-]{36} to village 35[0-9.]+ by the word of the taker alone$'
step "a missing scan turns it red" planted missing-scan --seed 2
step "and is named, with paper and dossier" said '^FAULT missing-scan: scan [0-9a-f-]{36}: paper [0-9]+ .* of dossier [0-9a-f-]{36} '
step "another seed brings other families" refused same_families
