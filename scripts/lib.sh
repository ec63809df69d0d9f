# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The TraCuu authors
# shellcheck shell=bash
#
# What the scripts share. Sourcing it moves to the top folder of the repository.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Says in one line what is wrong, and stops.
die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Says what comes next.
note() {
    printf '\n==> %s\n' "$*"
}
