"""How the gear ends when something is wrong: exit code, tags, one line on the log, no PHI."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio.pipeline import run as pipeline_run
from tests.fake_flywheel import FakeFlywheel, GearFolder, lay_out
from tests.fake_flywheel.server import V2
from tests.scenarios.gear import GEAR, PHI, fake, launch, own_logging, rules_only
from tests.scenarios.pictures import write

__all__ = ["fake", "own_logging", "rules_only"]
pytestmark = pytest.mark.usefixtures("rules_only", "own_logging")

ROOT = Path(__file__).parents[2]
MODE = "Baseline Operating Mode"
TASKS = {MODE: "Detection+ReaderTasks", "Assignees": "ann@site.test"}


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return write(tmp_path / "scan.dcm", PHI)


@pytest.fixture
def no_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to read text ends the test."""
    monkeypatch.setattr("fw_gear_presidio.text.ocr.load_ocr", lambda _name: pytest.fail("scanned"))


def tags(folder: GearFolder) -> list[str]:
    tags: list[str] = folder.metadata["acquisition"]["files"][0]["tags"]
    return tags


@pytest.mark.usefixtures("no_scan")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({MODE: "Detection+ReaderTasks"}, "'Assignees' is empty"),
        ({MODE: "Detection+ReaderTasks", "Assignees": " , "}, "'Assignees' is empty"),
        ({MODE: "Detection"}, "must be one of"),
        ({"Transformer Score Threshold": 101}, "from 0 to 100"),
        ({"Entities to Find": "PERSON,NOSE"}, "NOSE"),
        ({"Use Dicom Metadata": True}, "Unknown config option"),
        ({**TASKS, "Assignees": "ann@site.test,x@site.test"}, "number 2 (x***@site.test)"),
    ],
)
def test_wrong_options(
    fake: FakeFlywheel,
    scan: Path,
    tmp_path: Path,
    options: dict[str, Any],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = lay_out(tmp_path / "gear", fake, scan, options, tags=("PHI-Not-Found", "mine"))
    assert launch(folder) == 2
    assert folder.outputs == []
    assert tags(folder) == ["mine", GEAR]
    log = capsys.readouterr().out
    errors = [line for line in log.splitlines() if " ERROR " in line]
    assert len(errors) == 1
    assert said in errors[0]


def test_a_damaged_file(fake: FakeFlywheel, tmp_path: Path) -> None:
    broken = tmp_path / "scan.dcm"
    broken.write_bytes(bytes(128) + b"DICM" + b"\x02\x00\x00\x00broken")
    folder = lay_out(tmp_path / "gear", fake, broken, {}, tags=("PHI-Found",))
    assert launch(folder) == 4
    assert tags(folder) == ["PHI-Found", GEAR]
    assert fake.state.get("files", folder.file_id)["tags"] == ["PHI-Found", GEAR]
    assert not [name for name in folder.outputs if name.endswith(".dcm")]


def test_no_gear_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import run

    assert run.main(tmp_path) == 2
    assert "config.json" in capsys.readouterr().out
    (tmp_path / "config.json").write_text("{")
    assert run.main(tmp_path) == 2
    (tmp_path / "config.json").write_text('{"config": {}, "inputs": {}}')
    assert run.main(tmp_path) == 2
    assert "destination" in capsys.readouterr().out


def test_no_image(fake: FakeFlywheel, scan: Path, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "gear", fake, scan, {})
    (folder.path / "input" / "image_file" / "scan.dcm").unlink()
    assert launch(folder) == 4
    config = json.loads((folder.path / "config.json").read_text())
    del config["inputs"]["image_file"]
    (folder.path / "config.json").write_text(json.dumps(config))
    assert launch(folder) == 2


def explode(*_: Any, **__: Any) -> None:
    raise ValueError("DOE^JANE")


def test_an_unforeseen_error_says_where_and_nothing_else(
    fake: FakeFlywheel,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("fw_gear_presidio.pipeline.run", explode)
    folder = lay_out(tmp_path / "gear", fake, scan, {}, tags=("PHI-Not-Found",))
    assert launch(folder) == 1
    said = "".join(capfd.readouterr())
    assert "ValueError" in said
    assert "DOE" not in said
    assert "Traceback" not in said
    assert tags(folder) == [GEAR]


def test_an_unforeseen_error_of_the_tags_themselves(
    fake: FakeFlywheel,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("fw_gear_presidio.flywheel.metadata._info", explode)
    assert launch(lay_out(tmp_path / "gear", fake, scan, {})) == 1
    said = "".join(capfd.readouterr())
    assert "ValueError" in said
    assert "DOE" not in said


def test_metadata_the_schema_refuses(
    fake: FakeFlywheel,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The toolkit's own report would quote the whole document."""
    folder = lay_out(tmp_path / "gear", fake, scan, {}, info={"PatientName": "DOE^JANE"})
    monkeypatch.setattr("fw_gear_presidio.flywheel.metadata._TYPES", {".dcm": 7})
    assert launch(folder) == 5
    said = "".join(capfd.readouterr())
    assert "schema" in said
    assert "DOE" not in said


@pytest.mark.parametrize("debug", [True, False])
def test_the_log_holds_no_phi_no_key_and_no_address(
    fake: FakeFlywheel,
    scan: Path,
    tmp_path: Path,
    debug: bool,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def chatty(*arguments: Any, **named: Any) -> Any:
        """Other packages quote what they read, in their logs and in warnings."""
        logging.getLogger("pydicom").error("Invalid value: DOE^JANE")
        logging.getLogger("presidio-analyzer").critical("DOE^JANE")
        warnings.warn("Invalid value for VR PN: DOE^JANE", stacklevel=1)
        return pipeline_run(*arguments, **named)

    monkeypatch.setattr("fw_gear_presidio.pipeline.run", chatty)
    info = {"header": {"dicom": {"PatientName": "DOE^JANE"}}}
    folder = lay_out(tmp_path / "gear", fake, scan, {**TASKS, "debug": debug}, info=info)
    assert launch(folder) == 0
    said = "".join(capfd.readouterr())
    assert "mode: Detection+ReaderTasks" in said
    assert "Output: bbox_scan.dcm" in said
    for secret in ("DOE", "JANE", "84736251", "03/11/1948", "secret-key", "ann@site.test"):
        assert secret not in said, secret
    assert ("ocr_scan.json" in folder.outputs) is debug
    assert not [name for name in folder.outputs if name.endswith(".log")]


def test_flywheel_gives_out_after_the_scan(
    fake: FakeFlywheel, scan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.fail("POST", "/annotations", 500, skip=1, times=9)
    folder = lay_out(tmp_path / "gear", fake, scan, TASKS)
    assert launch(folder) == 5
    assert "bbox_coords_scan.json" in folder.outputs
    assert tags(folder) == [GEAR, "PHI-Found"]
    assert "HTTP 500" in capsys.readouterr().out
    fake._faults.clear()
    assert launch(folder) == 0
    assert len(fake.state.all("readertasks")) == 1
    boxes = json.loads((folder.output / "bbox_coords_scan.json").read_text())
    assert len(fake.state.all("annotations")) == len(boxes["instances"][0]["boxes"])


@pytest.mark.usefixtures("no_scan")
@pytest.mark.parametrize("kind", ["read-only", "expired", "none", "no V2"])
def test_reader_tasks_that_cannot_work_fail_before_the_scan(
    fake: FakeFlywheel, scan: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.read_only = kind == "read-only"
    fake.expired = kind == "expired"
    if kind == "no V2":
        fake.missing_endpoints = ("read_task_protocols",)
    key = None if kind == "none" else "default"
    folder = lay_out(tmp_path / "gear", fake, scan, TASKS, key=key)
    assert launch(folder) == 5
    errors = {line for line in capsys.readouterr().out.splitlines() if " ERROR " in line}
    words = {
        "read-only": "read-only",
        "expired": "expired",
        "none": "'api-key' is missing",
        "no V2": "Tasks Manager",
    }
    assert any(words[kind] in line for line in errors)
    assert tags(folder) == [GEAR]


def test_a_site_with_the_tasks_manager_only(
    fake: FakeFlywheel, scan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Protocol and task are made; that the boxes are not is said before the scan and at the end."""
    fake.missing_endpoints = V2
    fake.state.features["tasks_refactor"] = True
    folder = lay_out(tmp_path / "gear", fake, scan, TASKS)
    assert launch(folder) == 5
    assert {"bbox_coords_scan.json", "bbox_scan.dcm"} < set(folder.outputs)
    assert tags(folder) == [GEAR, "PHI-Found"]
    assert len(fake.state.all("tasks")) == 1
    log = capsys.readouterr().out
    assert "without annotations" in log.split("Active recognizers")[0]
    assert "box file" in log.splitlines()[-1]
    assert launch(folder) == 5
    assert len(fake.state.all("tasks")) == len(fake.state.all("protocols")) == 1


@pytest.mark.parametrize("kind", ["read-only", "expired"])
def test_a_key_that_cannot_write_does_not_cost_the_redaction(
    fake: FakeFlywheel, scan: Path, tmp_path: Path, kind: str
) -> None:
    fake.read_only = kind == "read-only"
    fake.expired = kind == "expired"
    folder = lay_out(tmp_path / "gear", fake, scan, {MODE: "RedactAllText"})
    assert launch(folder) == (5 if kind == "expired" else 0)
    assert "redacted_scan.dcm" in folder.outputs
    assert tags(folder) == [GEAR, "PHI-Found"]


def test_as_flywheel_calls_it(fake: FakeFlywheel, scan: Path, tmp_path: Path) -> None:
    """In its folder, without arguments, with nothing but the manifest's environment; and
    RedactAllText imports nothing that judges text."""
    folder = lay_out(tmp_path / "gear", fake, scan, {MODE: "RedactAllText"})
    check = (
        "import runpy, sys\n"
        "try: runpy.run_path('run.py', run_name='__main__')\n"
        "except SystemExit as end: code = end.code\n"
        "heavy = {'torch', 'transformers', 'presidio_analyzer', 'spacy'} & set(sys.modules)\n"
        "sys.exit(99 if heavy else code)\n"
    )
    for name in ("run.py", "fw_gear_presidio"):
        (folder.path / name).symlink_to(ROOT / name)
    environment = {"PATH": os.environ["PATH"], "NO_PROXY": "127.0.0.1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", check],
        cwd=folder.path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert folder.outputs == ["bbox_coords_scan.json", "redacted_scan.dcm"]
    assert tags(folder) == [GEAR, "PHI-Found"]


def test_the_least_config_of_the_docs_runs(scan: Path, tmp_path: Path) -> None:
    import run

    text = (ROOT / "docs" / "flywheel.md").read_text(encoding="utf-8")
    config = json.loads(text.split("```json")[1].split("```")[0])
    config["inputs"]["image_file"]["location"]["path"] = str(scan)
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "manifest.json").symlink_to(ROOT / "manifest.json")
    assert run.main(tmp_path) == 0
    assert (tmp_path / "output" / "redacted_scan.dcm").is_file()
    assert (tmp_path / "output" / ".metadata.json").is_file()


def test_a_full_disk_says_so(
    fake: FakeFlywheel,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device", "/DOE^JANE")

    monkeypatch.setattr("fw_gear_presidio.pipeline.run", full)
    assert launch(lay_out(tmp_path / "gear", fake, scan, {})) == 1
    said = capsys.readouterr().out
    assert "No space left" in said
    assert "DOE" not in said


def test_the_local_gear_run(scan: Path, tmp_path: Path) -> None:
    options = ("--config", f"{MODE}=RedactAllText", "--config", "debug=true")
    script = ROOT / "scripts" / "gear_test.py"
    done = subprocess.run(
        [sys.executable, script, scan, tmp_path / "gear", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "redacted_scan.dcm" in done.stdout
    assert (tmp_path / "gear" / "output" / ".metadata.json").is_file()


def test_importing_the_flywheel_side_costs_no_sdk() -> None:
    check = (
        "import sys, fw_gear_presidio.flywheel.reader_tasks, fw_gear_presidio.flywheel.metadata\n"
        "heavy = {'flywheel', 'flywheel_gear_toolkit', 'torch', 'pydicom'} & set(sys.modules)\n"
        "sys.exit(bool(heavy))"
    )
    assert subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=False).returncode == 0
