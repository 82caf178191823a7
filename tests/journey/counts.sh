#!/usr/bin/env bash
# The sum of this very stage: what has counted nothing is missed.
cd "$(dirname "$0")/../.." || exit 1
. tests/journey/_steps.sh

eval "$(sed -n '/^sum_of_journeys() {/,/^}/p' test)"
echo '5 passed, 1 failed: one.sh' >"$folder/one"
echo '7 passed, 0 failed: two.sh' >"$folder/two"
echo 'ok    a step, and then it was killed' >"$folder/killed"
step "journeys are added up" says '^12 passed, 1 failed$' sum_of_journeys 2 "$folder/one" "$folder/two"
step "one that was killed before it had counted is a failure" says '^12 passed, 2 failed$' sum_of_journeys 3 "$folder/one" "$folder/two" "$folder/killed"
step "and so is one that never began" says '^12 passed, 3 failed$' sum_of_journeys 4 "$folder/one" "$folder/two" "$folder/killed"
