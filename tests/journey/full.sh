#!/usr/bin/env bash
# A disk that fills up while everybody writes.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/_steps.sh"
sound() {
    step "the log is sound" says '^sound$' "$layang" ledger verify
    step "every projection is what the log says" says '^same$' "$layang" ledger rebuild --check
}
step "the demo is loaded" "$layang" demo
step "SQLite's own limit" node "$here/full.mjs" "$layang"
cat "$folder/said"
sound

# A real one, where we may make it: a small file system in memory.
mkdir "$folder/disk"
if mount -t tmpfs -o size=96m,mode=700 tmpfs "$folder/disk" 2>/dev/null; then
    # shellcheck disable=SC2064 # the folder of now
    trap "umount -l '$folder/disk'; finish" EXIT
    export LAYANG_VAR=$folder/disk/var
    step "the demo is loaded on a small disk" "$layang" demo
    step "the disk fills up, and is made free again" node "$here/full.mjs" "$layang" "$folder/disk"
    cat "$folder/said"
    sound
fi
