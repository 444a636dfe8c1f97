#!/bin/sh
# Lint drafts in any CI, or in a git hook: sh check-drafts.sh [drafts...]
# Takes the attrlint that is there; otherwise installs the checkout that ATTRLINT_SOURCE names (./attrlint).
# Exit 0: clean, 1: something was found, 2: something could not be done.
set -eu

if ! command -v attrlint > /dev/null; then
    python3 -m venv .attrlint-venv || exit 2
    .attrlint-venv/bin/pip install --quiet "${ATTRLINT_SOURCE:-./attrlint}" || exit 2
    PATH="$PWD/.attrlint-venv/bin:$PATH"
fi

if [ "$#" -eq 0 ]; then set -- drafts/; fi
attrlint check --output-format concise -- "$@"
