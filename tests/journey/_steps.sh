# shellcheck shell=bash
# For journeys: a temporary house, its server, and counted steps. Sourced; LAYANG_BINARY and LAYANG_ROOT name what is tested.
set -uo pipefail
layang=${LAYANG_BINARY:-build/dev/layang}
root=${LAYANG_ROOT:-$PWD}
folder=$(mktemp -d)
export LAYANG_VAR=$folder/var LAYANG_DATA=$root/data
unset LAYANG_KEYS
server='' address='' passed=0 failed=0

# step WHAT COMMAND...: counts whether COMMAND succeeds; what a failed one said is shown.
step() {
    local what=$1
    shift
    if "$@" >"$folder/said" 2>&1; then
        echo "ok    $what"
        passed=$((passed + 1))
    else
        echo "FAIL  $what"
        sed 's/^/      /' "$folder/said" | head -n 20
        failed=$((failed + 1))
    fi
}
refused() { ! "$@"; }
says() { grep -q -- "$1" <<<"$("${@:2}" 2>&1)"; }

call() { curl -s --noproxy '*' --max-time 20 -b "$folder/cookies" -c "$folder/cookies" "$@"; }
# answers STATUS CURL-ARGUMENTS...
answers() { [[ $(call -o "$folder/body" -w '%{http_code}' "${@:2}") == "$1" ]] || { cat "$folder/body"; return 1; }; }

start_server() { listen "$layang" serve --port 0 "$@"; }
# listen COMMAND...: starts it, and waits until it says where it listens.
listen() {
    : >"$folder/log"
    "$@" >"$folder/log" 2>&1 &
    server=$!
    local tries
    for ((tries = 0; tries < 300; ++tries)); do
        address=$(sed -nE 's#.*listening on (https?://[0-9.]+:[0-9]+).*#\1#p' "$folder/log")
        [[ $address ]] && return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    cat "$folder/log"
    return 1
}
# Ends the server as a service manager would, and tells how it ended.
stop_server() {
    local status=0
    kill "-${1:-TERM}" "$server"
    wait "$server" || status=$?
    server=''
    return "$status"
}
finish() {
    [[ $server ]] && kill -KILL "$server" 2>/dev/null
    rm -rf "$folder"
    echo "$passed passed, $failed failed"
    [[ $failed == 0 ]]
}
trap finish EXIT
