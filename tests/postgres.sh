#!/bin/sh
# Prepares every statement of the catalogue on a throw-away PostgreSQL.
# Use: tests/postgres.sh [build/tests/sql/layang_statements]. Exit code 77: there is no PostgreSQL here.
set -eu

program=$(realpath "${1:-build/tests/sql/layang_statements}")
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
    echo "PostgreSQL is not installed: skipped"
    exit 77
fi

folder=$(mktemp -d)
# initdb refuses root.
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as="runuser -u postgres --"
else
    as=""
fi
finish() {
    [ ! -f "$folder/data/postmaster.pid" ] || $as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' INT TERM

cd "$folder"
# Locale C: text compares byte for byte, as in SQLite.
$as "$bin/initdb" -D "$folder/data" --locale=C --encoding=UTF8 --auth=trust --no-sync >/dev/null
$as "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start >/dev/null

"$program" postgres >script.sql
$as "$bin/psql" -X -q -h "$folder" -d postgres -v VERBOSITY=terse -f - <script.sql >outcome 2>errors

grep '^FAILED' outcome || true
passed=$(grep -c '^PASSED' outcome || true)
failed=$(grep -c '^FAILED' outcome || true)
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
