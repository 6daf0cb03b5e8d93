#!/bin/sh
# Sees to it that Debian packages are there: installs what is missing where it may, otherwise names it in one line.
#   system-packages.sh qt          libraries that Qt needs, from libraries.txt, and a virtual screen for the tests
#   system-packages.sh PACKAGE...  these
# Exit code 0 where nothing is missing any more, 1 otherwise.
set -u
here=$(cd "$(dirname "$0")" && pwd)
PATH="$PATH:/usr/sbin:/sbin"

missing_for_qt() {
    known=$(ldconfig -p 2>/dev/null)
    while read -r library package; do
        case "$library" in "" | "#"*) continue ;; esac
        printf '%s\n' "$known" | grep -q "[[:space:]]$library " || printf ' %s' "$package"
    done <"$here/libraries.txt"
    command -v Xvfb >/dev/null || printf ' xvfb'
    command -v xauth >/dev/null || printf ' xauth'
}

missing_packages() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || printf ' %s' "$package"
    done
}

find_missing() {
    if [ "$1" = qt ]; then missing_for_qt; else missing_packages "$@"; fi
}

install_missing() {
    if [ "$(id -u)" = 0 ]; then may=""; elif sudo -n true 2>/dev/null; then may="sudo -n"; else return 1; fi
    command -v apt-get >/dev/null || return 1
    echo "Installing system packages:$missing"
    run="$may env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300"
    # The lists may be stale or absent: try as things are, then with fresh lists.
    # shellcheck disable=SC2086 # words on purpose
    if ! $run install -y --no-install-recommends $missing >"$log" 2>&1 </dev/null; then
        $run update >"$log" 2>&1 </dev/null
        $run install -y --no-install-recommends $missing >"$log" 2>&1 </dev/null
    fi
}

missing=$(find_missing "$@")
[ -z "$missing" ] && exit 0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! install_missing; then
    tail -n 5 "$log" >&2
    echo "These system packages are missing and could not be installed; please run: sudo apt install$missing" >&2
    exit 1
fi
missing=$(find_missing "$@")
if [ -n "$missing" ]; then
    echo "These system packages are still missing; please install them:$missing" >&2
    exit 1
fi
