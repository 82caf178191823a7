# shellcheck shell=bash
# What ./run and ./test share: the packages, the builds, the web app. Sourced; the caller stands in the project's folder.

export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

# What the server is built from and runs with.
build_packages=(
    g++ cmake ninja-build pkg-config ccache mold
    libasio-dev libcli11-dev libcurl4-openssl-dev libexpected-dev libfmt-dev libhowardhinnant-date-dev libhttp-parser-dev
    libpango1.0-dev libqrencode-dev librestinio-dev libsodium-dev libspdlog-dev libsqlite3-dev libssl-dev
    libtomlplusplus-dev nlohmann-json3-dev
    fonts-dejavu-core fonts-noto-core
    ca-certificates curl
)
# Whoever has a Node of his own keeps it: Debian's npm cannot stand beside it.
command -v npm >/dev/null || build_packages+=(nodejs npm)
# What the tests add: their frameworks, a second compiler for the fuzzers, a browser, a throw-away PostgreSQL.
# shellcheck disable=SC2034 # used by ./test
test_packages=(
    doctest-dev librapidcheck-dev libvalijson-dev libyaml-cpp-dev libzxing-dev
    clang-19 libclang-rt-19-dev chromium chromium-headless-shell poppler-utils postgresql-15
)

say() { printf '\033[1m[%s]\033[0m %s\n' "$(date +%H:%M:%S)" "$*"; }
die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    else
        command -v sudo >/dev/null || die "installing packages needs root: run once as root, or install sudo"
        sudo --preserve-env=DEBIAN_FRONTEND,LC_ALL "$@"
    fi
}

# Installs those of the named packages that are missing. Asks dpkg first, so that a second start costs nothing.
install_missing() {
    local missing package log=build/apt.log
    missing=$(comm -23 <(printf '%s\n' "$@" | sort) \
        <(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u))
    [[ $missing ]] || return 0
    command -v apt-get >/dev/null || die "this is no Debian; please install: ${missing//$'\n'/ }"
    # shellcheck disable=SC2086 # one word each
    say "installing from Debian:" $missing
    mkdir -p build
    : >"$log"
    # shellcheck disable=SC2086
    {
        as_root apt-get update -q && as_root apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 $missing
    } 2>&1 | tee "$log" |
        awk '/newly installed/ { all = $3 } /^Setting up / && ++n % 40 == 0 { print "  " n " of " all " set up"; fflush() }' ||
        { tail -n 20 "$log" >&2; die "apt-get failed; all of it stands in $log"; }
    for package in $missing; do
        [[ $(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
            { tail -n 20 "$log" >&2; die "$package is not installed; see $log"; }
    done
}

# build_tree PRESET TARGETS [CMAKE-OPTION...]: configures once, afterwards ninja does that itself when it must.
build_tree() {
    local preset=$1 targets=$2 tree=build/$1
    shift 2
    if [[ ! -e $tree/build.ninja || CMakePresets.json -nt $tree/build.ninja ]]; then
        say "configuring $tree"
        cmake --preset "$preset" "$@" >"$tree.log" 2>&1 || { cat "$tree.log" >&2; return 1; }
    fi
    say "building $targets in $tree (the first time takes some minutes)"
    # shellcheck disable=SC2086 # one word each
    nice ninja -C "$tree" -j "$(nproc)" $targets
}

# Packages of the web app as the lock file names them; again only when that has changed.
install_web() {
    [[ web/node_modules/.package-lock.json -nt web/package-lock.json ]] && return 0
    say "installing the web app's packages"
    (cd web && npm ci --ignore-scripts --no-fund --no-audit --loglevel=error) || return 1
    touch web/node_modules/.package-lock.json
}

# Makes web/dist when a source is newer than it.
build_web() {
    local stamp=web/dist/.built
    if [[ -e $stamp && -z $(find web contract/openapi.yaml -path web/node_modules -prune -o -path web/dist -prune -o \
        -name api.gen.ts -prune -o -type f -newer $stamp -print -quit) ]]; then
        return 0
    fi
    install_web || return 1
    say "building the web app"
    (cd web && npm run --silent api && node_modules/.bin/vite build --logLevel warn) || return 1
    touch $stamp
}

# A port of 127.0.0.1 that nobody listens on.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# wait_until_ready ADDRESS PID: until /readyz says 200; fails when the process ends or after a minute.
wait_until_ready() {
    local tries
    for ((tries = 0; tries < 300; ++tries)); do
        kill -0 "$2" 2>/dev/null || return 1
        curl -sf --noproxy '*' -o /dev/null --max-time 2 "$1/readyz" && return 0
        sleep 0.2
    done
    return 1
}
