"""Run the gear on one file as Flywheel would: its folder, its environment, no arguments.

    python scripts/gear_test.py scan.dcm FOLDER --config "Baseline Operating Mode=RedactAllText"

Without Flywheel: no API key, so nothing is tagged there; look at FOLDER/output/.metadata.json.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from fw_gear_presidio.flywheel_command import gear_options

ROOT = Path(__file__).resolve().parents[1]
CONTAINER = {"type": "acquisition", "id": "a" * 24}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("image", type=Path, help="DICOM file or zip of a series")
    parser.add_argument("folder", type=Path, help="a new folder, laid out like /flywheel/v0")
    parser.add_argument("--bbox-coords", type=Path, metavar="FILE")
    parser.add_argument("--config", action="append", default=[], metavar="K=V")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    inputs = {"image_file": _input(folder, "image_file", arguments.image, "dicom")}
    if arguments.bbox_coords:
        inputs["bbox_coords"] = _input(folder, "bbox_coords", arguments.bbox_coords, "source code")
    options = gear_options(arguments.config)
    config = {"config": options, "inputs": inputs, "destination": CONTAINER}
    (folder / "output").mkdir()
    (folder / "config.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
    for name in ("manifest.json", "run.py", "fw_gear_presidio"):
        (folder / name).symlink_to(ROOT / name)
    manifest = json.loads((ROOT / "manifest.json").read_text(encoding="utf-8"))
    # Flywheel passes on nothing but this. The image's own Python is this one, here.
    environment = {**manifest["environment"], "PATH": os.environ["PATH"]}
    if "FW_PRESIDIO_DEID_ROBERTA" in os.environ:
        environment["FW_PRESIDIO_DEID_ROBERTA"] = os.environ["FW_PRESIDIO_DEID_ROBERTA"]
    command = [sys.executable, *shlex.split(manifest["command"])[1:]]
    code = subprocess.run(command, cwd=folder, env=environment, check=False).returncode
    print(
        f"exit code {code}; output: {sorted(path.name for path in (folder / 'output').iterdir())}"
    )
    return code


def _input(folder: Path, name: str, source: Path, kind: str) -> dict[str, object]:
    path = folder / "input" / name / source.name
    path.parent.mkdir(parents=True)
    shutil.copy(source, path)
    return {
        "base": "file",
        "hierarchy": CONTAINER,
        "location": {"name": source.name, "path": str(path)},
        "object": {"type": kind, "tags": []},
    }


if __name__ == "__main__":
    sys.exit(main())
