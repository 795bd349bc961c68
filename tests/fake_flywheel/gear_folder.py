"""A gear's folder (``/flywheel/v0``) for a file of the fake site, as the engine lays it out."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fake_flywheel.server import FakeFlywheel

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class GearFolder:
    path: Path
    file_id: str
    acquisition: str
    job_id: str

    @property
    def output(self) -> Path:
        return self.path / "output"

    @property
    def outputs(self) -> list[str]:
        return sorted(path.name for path in self.output.iterdir() if path.name != ".metadata.json")

    @property
    def metadata(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.output / ".metadata.json").read_text())
        return loaded


def lay_out(
    folder: Path,
    fake: FakeFlywheel,
    image: Path,
    options: dict[str, Any],
    *,
    acquisition: str | None = None,
    file_id: str | None = None,
    destination: tuple[str, str] | None = None,
    origin: tuple[str, str] = ("user", "launcher@site.test"),
    boxes: Path | None = None,
    key: str | None = "default",
    **file_fields: Any,
) -> GearFolder:
    """Put ``image`` on the fake site (unless it is there) and lay out the gear's folder for it."""
    site = fake.state
    acquisition = acquisition or site.add_acquisition()
    file_id = file_id or site.add_file(acquisition, image.name, **file_fields)
    job_id = site.add("jobs", origin={"type": origin[0], "id": origin[1]}, state="running")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "manifest.json", folder)
    (folder / "output").mkdir(exist_ok=True)
    inputs: dict[str, Any] = {
        "image_file": _file_input(folder, "image_file", image, site.get("files", file_id))
    }
    if boxes is not None:
        record = {
            "file_id": site.new_id(),
            "type": "source code",
            "parent_ref": {"id": acquisition},
        }
        inputs["bbox_coords"] = _file_input(folder, "bbox_coords", boxes, record)
    if key is not None:
        inputs["api-key"] = {"base": "api-key", "key": fake.api_key if key == "default" else key}
    kind, destination_id = destination or ("acquisition", acquisition)
    document = {
        "config": options,
        "inputs": inputs,
        "destination": {"type": kind, "id": destination_id},
        "job": {"id": job_id},
    }
    (folder / "config.json").write_text(json.dumps(document))
    return GearFolder(folder, file_id, acquisition, job_id)


def _file_input(folder: Path, name: str, source: Path, record: dict[str, Any]) -> dict[str, Any]:
    path = folder / "input" / name / source.name
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, path)
    wanted = ("type", "modality", "tags", "info", "version", "file_id", "classification", "size")
    return {
        "base": "file",
        "hierarchy": {"type": "acquisition", "id": record["parent_ref"]["id"]},
        "location": {"name": source.name, "path": str(path)},
        "object": {key: record[key] for key in wanted if key in record},
    }
