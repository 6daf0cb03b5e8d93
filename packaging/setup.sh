#!/bin/sh
# Makes the virtual environment .venv with the program, its tests and its packager; `make setup` runs it when it is due.
set -eu
cd "$(dirname "$0")/.."
system=packaging/linux/system-packages.sh

find_python() {
    for name in ${PYTHON:-} python3.11 python3 python3.14 python3.13 python3.12; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "Python 3.11 or newer is needed and was not found; PYTHON=/path/to/python make setup names one." >&2
    return 1
}

make_venv() {
    if [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1; then return; fi
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        # Debian keeps what venv needs in a package of its own, named after the version.
        version=$("$python" -c 'import sys; print(f"{sys.version_info[0]}.{sys.version_info[1]}")')
        sh "$system" "python$version-venv"
    fi
    "$python" -m venv --clear .venv
}

if [ "$(uname -s)" = Linux ]; then
    # Goes on without: the program says itself what it misses, and commands need no window.
    sh "$system" qt || true
fi
python=$(find_python)
make_venv
echo "Installing the program and its tools into .venv"
pip="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --constraint constraints.txt"
# The pinned setuptools builds the program itself, so that nothing but the pins is fetched.
$pip setuptools
$pip --no-build-isolation --editable '.[test,package]'
