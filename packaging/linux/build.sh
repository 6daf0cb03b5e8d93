#!/bin/sh
# Builds dist/cubatimeline, one folder that runs without Python, and starts it before it counts: `make package`.
set -eu
cd "$(dirname "$0")/../.."
here=packaging/linux

command -v objdump >/dev/null || sh "$here/system-packages.sh" binutils
# PyInstaller takes the interpreter's shared library along; Debian keeps it in a package of its own.
shared=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_config_var("INSTSONAME") or "")')
case "$shared" in
    libpython*.so.*)
        folder=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_config_var("LIBDIR"))')
        if [ ! -e "$folder/$shared" ] && ! PATH="$PATH:/sbin" ldconfig -p | grep -q "$shared"; then
            sh "$here/system-packages.sh" "${shared%.so.*}"
        fi
        ;;
esac

.venv/bin/python -m PyInstaller --noconfirm --clean --log-level WARN \
    --distpath dist --workpath build/pyinstaller "$here/cubatimeline.spec"
install -D -m 644 "$here/cubatimeline.desktop" dist/cubatimeline/share/applications/cubatimeline.desktop
install -D -m 644 packaging/cubatimeline.svg dist/cubatimeline/share/icons/hicolor/scalable/apps/cubatimeline.svg
install -m 644 LICENSE README.md dist/cubatimeline/

sh "$here/try-package.sh"
du -sh dist/cubatimeline
