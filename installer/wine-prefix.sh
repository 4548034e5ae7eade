# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the tests under Wine: a fresh prefix below $work, which they have made, and its end.

wine=/usr/lib/wine/wine64
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe="

make_prefix() {
    # Wine links the folders of its user, the desktop among them, to those of ours.
    export HOME=$work/home
    # Wine, unlike Windows, removes an empty desktop with the shortcut that was on it.
    mkdir -p "$HOME/Desktop/something else"
    # Qt asks for Windows 10; a new prefix says 7.
    "$wine" reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null 2>&1
}
end_prefix() { /usr/lib/wine/wineserver64 -k 2>/dev/null; }   # that of this prefix alone

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

passed=0 failed=0
check() {   # check NAME COMMAND...
    local name=$1
    shift
    if "$@"; then
        echo "PASS $name"
        passed=$((passed + 1))
    else
        echo "FAIL $name"
        failed=$((failed + 1))
        return 1
    fi
}
finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}
give_up() {
    check "$1" false
    finish
}
says() { grep -qE -- "$2" <<<"$1" || { echo "$1"; return 1; }; }
