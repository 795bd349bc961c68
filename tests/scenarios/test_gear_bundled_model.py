"""Each mode through run.py with the shipped model, nothing patched, as Flywheel runs it."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pydicom
import pytest

from fw_gear_presidio.manifest import manifest
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out
from tests.scenarios.command import CSV
from tests.scenarios.gear import GEAR, PHI, fake
from tests.scenarios.pictures import TECHNICAL, is_gone, is_readable, write

__all__ = ["fake"]

ROOT = Path(__file__).parents[2]
NOBODY = 65534
REVIEW = [CSV, "bbox_coords_scan.json", "bbox_scan.dcm"]
REDACTED = ["bbox_coords_scan.json", "redacted_scan.dcm"]


def launch_as_flywheel(
    folder: GearFolder, *, python: str = sys.executable, user: int | None = None, **more: str
) -> str:
    """The manifest's command in the gear's folder, with nothing but the manifest's environment.

    Only PATH is this machine's, for the image's own Python is not here. Returns what was logged.
    """
    for name in ("run.py", "fw_gear_presidio"):
        (folder.path / name).symlink_to(ROOT / name)
    environment = {**manifest()["environment"], "PATH": os.environ["PATH"], **more}
    # Of the test alone: no proxy before the fake site.
    environment["NO_PROXY"] = "127.0.0.1"
    program, *arguments = shlex.split(manifest()["command"])
    assert program == "python"
    done = subprocess.run(
        [python, *arguments],
        cwd=folder.path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return write(tmp_path / "scan.dcm", PHI | TECHNICAL)


@pytest.mark.parametrize(
    ("mode", "outputs"),
    [
        ("Detection Only", REVIEW),
        ("Detection+ReaderTasks", REVIEW),
        ("Dynamic PHI Redaction", REDACTED),
        ("RedactAllText", REDACTED),
    ],
)
def test_each_mode(
    fake: FakeFlywheel, scan: Path, tmp_path: Path, mode: str, outputs: list[str]
) -> None:
    options = {"Baseline Operating Mode": mode, "NER Model": "bundled"}
    if mode == "Detection+ReaderTasks":
        options["Assignees"] = "ann@site.test"
    folder = lay_out(tmp_path / "gear", fake, scan, options)
    log = launch_as_flywheel(folder)
    assert folder.outputs == outputs
    file = next(f for f in folder.metadata["acquisition"]["files"] if f["name"] == "scan.dcm")
    assert file["tags"] == [GEAR, "PHI-Found"]
    summary = file["info"][GEAR]
    assert summary["mode"] == mode
    if mode == "RedactAllText":
        assert summary["recognizers"] == []
    else:
        assert any("bundled" in name for name in summary["recognizers"])
        assert summary["ner_models"] == ["bundled"]
    assert "DOE" not in log
    if "redacted_scan.dcm" in outputs:
        pixels = pydicom.dcmread(folder.output / "redacted_scan.dcm").pixel_array
        assert not any(is_readable(pixels, place, text) for place, text in PHI.items())
        assert all(is_gone(pixels, place, PHI[place]) for place in ((20, 20), (220, 20)))
        kept = [is_readable(pixels, place, text) for place, text in TECHNICAL.items()]
        assert any(kept) is (mode != "RedactAllText")
    else:
        document = json.loads((folder.output / "bbox_coords_scan.json").read_text())
        assert len(document["instances"][0]["boxes"]) >= len(PHI)
    if mode == "Detection+ReaderTasks":
        assert len(fake.state.all("annotations")) == len(document["instances"][0]["boxes"])


SYSTEM_PYTHON = [f"/usr/bin/python3.{sys.version_info.minor}"]


def readable_by_nobody(python: str) -> bool:
    try:
        command = [python, "-c", ""]
        return not subprocess.run(command, user=NOBODY, group=NOBODY, check=False).returncode
    except OSError:
        return False


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_as_another_user_who_owns_nothing_but_the_folder(
    fake: FakeFlywheel, scan: Path, tmp_path: Path
) -> None:
    packages = {"PYTHONPATH": str(Path(pydicom.__file__).parents[1])}
    python = next(filter(readable_by_nobody, (sys.executable, *SYSTEM_PYTHON)), None)
    if python is None:
        pytest.skip("another user cannot read this machine's Python")
    options = {"Baseline Operating Mode": "Dynamic PHI Redaction", "NER Model": "bundled"}
    folder = lay_out(tmp_path / "gear", fake, scan, options)
    for place in (folder.path, *folder.path.rglob("*")):
        shutil.chown(place, NOBODY, NOBODY)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(parent.stat().st_mode | 0o055)
    launch_as_flywheel(folder, python=python, user=NOBODY, **packages)
    assert folder.outputs == REDACTED
    assert (folder.output / "redacted_scan.dcm").stat().st_uid == NOBODY


@pytest.mark.parametrize("command", ["detect", "redact-all-text"])
def test_nothing_is_left_in_the_home_of_whoever_runs_it(
    scan: Path, tmp_path: Path, command: str
) -> None:
    """Without the manifest's environment: ONNX Runtime keeps there what it means to report."""
    home = tmp_path / "home"
    home.mkdir()
    options = [str(scan), "--output", str(tmp_path / "out")]
    if command == "detect":
        options += ["--ner-model", "bundled"]
    done = subprocess.run(
        [sys.executable, "-m", "fw_gear_presidio", command, *options],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(str(one.relative_to(home)) for one in home.rglob("*") if one.is_file()) == []


def test_the_manifests_environment_is_the_images() -> None:
    """Dockerfile ENV does not reach a Flywheel job; the manifest's environment is all there is."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line[4:].split() for line in text.splitlines() if line.startswith("ENV ")]
    image: dict[str, Any] = dict(pair.split("=", 1) for line in lines for pair in line)
    given = dict(manifest()["environment"])
    assert image.pop("PATH").split(":")[0] == given.pop("PATH").split(":")[0]
    assert image == given
