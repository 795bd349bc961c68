#!/usr/bin/env bash
# Debian packages. "runtime": what the gear's image needs; "test": what the tests use on top.
# The Dockerfile, the Makefile and CI all call this script, so that its steps stay tested.
set -euo pipefail

packages=(tesseract-ocr)
case "${1:-}" in
  runtime) ;;
  test) packages+=(dicom3tools fonts-dejavu-core python3-venv) ;;
  *) echo "usage: $0 runtime|test" >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" ||
    missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "Not root and no sudo. Ask an administrator for: apt-get install ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
