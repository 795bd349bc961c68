#!/usr/bin/env bash
# A virtual environment with this project and the given extras, at the pinned versions.
# usage: install-python.sh VENV [--editable] [EXTRA,EXTRA...]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
venv=${1:?usage: $0 VENV [--editable] [EXTRAS]}
shift
editable=()
if [ "${1:-}" = "--editable" ]; then
  editable=(--editable)
  shift
fi
extras=${1:-}

[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
pip=("$venv/bin/python" -m pip --disable-pip-version-check install --quiet --constraint "$root/constraints.txt")
"${pip[@]}" "${editable[@]}" "$root${extras:+[$extras]}"
"$venv/bin/python" -m pip --disable-pip-version-check check
