# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run and test: installs the packages of packages.txt that are missing. Root rights are
# used for this alone.

# install_missing_packages ROOT [all]: without "all" only what building and running needs, which
# ends in packages.txt at the line "# only ./test".
install_missing_packages() {
    local root=$1 last='^# only ./test$' missing=() package
    [ "${2:-}" = all ] && last='^$'   # no line is empty
    while read -r package; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed \
            || missing+=("$package")
    done < <(sed "\\|$last|,\$d" "$root/packages.txt" | grep -vE '^[[:space:]]*(#|$)')
    [ ${#missing[@]} -eq 0 ] && return 0

    local sudo=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages are missing and need root to install: ${missing[*]}" >&2
            return 1
        }
        sudo=sudo
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}"
    $sudo apt-get update -qq || return 1
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >/dev/null || return 1
}

# configure_and_build PRESET [TARGET...]: all targets where none is named.
configure_and_build() {
    local preset=$1
    shift
    [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null || return 1
    echo "Building (preset $preset)"
    cmake --build --preset "$preset" ${1:+--target "$@"} || return 1
}
