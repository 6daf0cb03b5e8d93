#!/bin/sh
# Starts the built program in an empty home: version, first launch, and a window where there is a virtual screen.
set -eu
cd "$(dirname "$0")/../.."
program=$PWD/dist/cubatimeline/cubatimeline
CUBATIMELINE_HOME=$(mktemp -d)
export CUBATIMELINE_HOME
trap 'rm -rf "$CUBATIMELINE_HOME"' EXIT

fail() {
    echo "The built program does not work: $1" >&2
    exit 1
}

# Away from the checkout, so that nothing is found there by chance.
cd /
"$program" --version || fail "--version"
"$program" info --json || fail "info"
"$program" check || fail "check"
"$program" date "mid-1962?" || fail "date"
"$program" export "$CUBATIMELINE_HOME/picture.png" || fail "export"
test -s "$CUBATIMELINE_HOME/picture.png" || fail "export wrote nothing"

if command -v xvfb-run >/dev/null; then
    log=$CUBATIMELINE_HOME/window.log
    # A window that is still open after ten seconds, without a word on the error stream, has opened.
    code=0
    env -u QT_QPA_PLATFORM xvfb-run --auto-servernum timeout --signal=TERM 10 "$program" >"$log" 2>&1 || code=$?
    [ "$code" = 124 ] || { cat "$log" >&2; fail "the window ended with code $code"; }
    [ ! -s "$log" ] || { cat "$log" >&2; fail "the window complained"; }
    [ ! -d "$CUBATIMELINE_HOME/crashes" ] || [ -z "$(find "$CUBATIMELINE_HOME/crashes" -name 'crash-*')" ] || fail "it crashed"
    echo "window opened"
else
    echo "xvfb is not installed: the window of the built program was not tried"
fi
