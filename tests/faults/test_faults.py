"""What breaks while a run lasts: each fault costs what it must and leaves nothing un-redacted."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from fw_gear_presidio.cli import main
from fw_gear_presidio.delivery import put_in_place
from fw_gear_presidio.errors import OcrError
from fw_gear_presidio.text import ocr
from tests.scenarios.pictures import write

PHI = {(20, 20): "DOE^JANE", (220, 20): "03/11/1948"}


def redact(folder: Path, out: Path, *options: str) -> int:
    arguments = ["redact", str(folder), "--output", str(out), "--ner-model", "none", *options]
    return main(arguments)


class BreaksOn:
    """An OCR engine that fails on the nth picture it gets; ``whole``: of whole ones or crops."""

    name = "faulty"

    def __init__(self, failing: int, error: BaseException, *, whole: bool | None = None) -> None:
        self._engine = ocr.load_ocr(ocr.OcrEngineName.RAPIDOCR)
        self._failing, self._error, self._calls = failing, error, 0
        self._shape: tuple[int, ...] = ()
        self._whole = whole

    def read(self, image: Any) -> Any:
        self._shape = self._shape or image.shape
        if self._whole in (None, image.shape == self._shape):
            self._calls += 1
            if self._calls == self._failing:
                raise self._error
        return self._engine.read(image)

    def forget(self) -> None:
        self._engine.forget()


@pytest.mark.parametrize(
    "error", [OcrError("The engine failed."), RuntimeError("DOE^JANE"), MemoryError()]
)
def test_a_crashing_ocr_engine_costs_the_file_it_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
) -> None:
    for n in range(3):
        write(tmp_path / "in" / f"scan{n}.dcm", PHI)
    engine = BreaksOn(2, error, whole=True)
    monkeypatch.setattr(ocr, "load_ocr", lambda *_args, **_options: engine)
    assert redact(tmp_path / "in", tmp_path / "out") == 3
    names = {path.name for path in (tmp_path / "out").glob("redacted_*")}
    assert names == {"redacted_scan0.dcm", "redacted_scan2.dcm"}
    printed = capsys.readouterr()
    assert "scan1.dcm" in printed.err
    assert "JANE" not in printed.err + printed.out


def test_ocr_failing_on_the_second_reading_fails_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fw_gear_presidio.modes.second_reading._FAINT", -1)
    write(tmp_path / "in" / "scan.dcm", PHI)
    engine = BreaksOn(1, OcrError("The engine failed."), whole=False)
    monkeypatch.setattr(ocr, "load_ocr", lambda *_args, **_options: engine)
    assert redact(tmp_path / "in", tmp_path / "out") == 4
    assert not list((tmp_path / "out").rglob("*"))


def test_ocr_failing_on_the_last_frame_of_a_cine_fails_the_cine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in" / "cine.dcm", [PHI | {(20, 100): f"{n}"} for n in range(4)])
    engine = BreaksOn(4, OcrError("The engine failed."))
    monkeypatch.setattr(ocr, "load_ocr", lambda *_args, **_options: engine)
    assert redact(tmp_path / "in", tmp_path / "out") == 4
    assert not list((tmp_path / "out").rglob("*"))


def test_an_interrupted_run_leaves_no_staged_image(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in" / "scan.dcm", PHI)
    engine = BreaksOn(1, KeyboardInterrupt())
    monkeypatch.setattr(ocr, "load_ocr", lambda *_args, **_options: engine)
    assert redact(tmp_path / "in", tmp_path / "out") == 130
    assert not list((tmp_path / "out").rglob("*"))


def test_a_full_disk_costs_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fw_gear_presidio.modes import dynamic_redact

    write(tmp_path / "in" / "scan.dcm", PHI)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dynamic_redact, "redact", full)
    assert redact(tmp_path / "in", tmp_path / "out") == 4
    assert not list((tmp_path / "out").rglob("redacted_*"))


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_worker_that_dies_costs_the_file_it_worked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tesseract that kills its caller stands for a crashing decoder or the OOM killer."""
    for n in range(4):
        write(tmp_path / "in" / f"scan{n}.dcm", PHI)
    write(tmp_path / "in" / "deadly.dcm", PHI, Rows=120, PixelData=bytes(400 * 120))
    real = shutil.which("tesseract")
    fake = tmp_path / "bin" / "tesseract"
    fake.parent.mkdir()
    fake.write_text(
        f"#!{sys.executable}\n"
        "import os, signal, sys\n"
        "from PIL import Image\n"
        "for a in sys.argv[1:2]:\n"
        "    if os.path.isfile(a):\n"
        "        w, h = Image.open(a).size\n"
        "        if w > 3 * h:\n"
        "            os.kill(os.getppid(), signal.SIGKILL)\n"
        f"os.execv({real!r}, [{real!r}, *sys.argv[1:]])\n"
    )
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    out = tmp_path / "out"
    assert redact(tmp_path / "in", out, "--ocr", "tesseract", "--jobs", "2") == 3
    assert {path.name for path in out.glob("redacted_*")} == {
        f"redacted_scan{n}.dcm" for n in range(4)
    }
    assert "deadly.dcm" in capsys.readouterr().err
    assert not list(temporary.iterdir()), "a picture was left behind"
    assert not list(out.glob(".*"))


def test_an_output_on_another_file_system_is_still_put_in_place_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged, final = tmp_path / "staged", tmp_path / "out" / "final"
    staged.write_bytes(b"redacted")
    real = Path.replace
    moves: list[str] = []

    def replace(self: Path, target: Path) -> Path:
        moves.append(Path(target).name)
        if self == staged:
            raise OSError(18, "Invalid cross-device link")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    put_in_place(staged, final)
    assert final.read_bytes() == b"redacted"
    assert moves == ["final", "final"]
    assert [path.name for path in final.parent.iterdir()] == ["final"]
    assert not staged.exists()
