"""The command itself: exit codes, what it imports, what it prints."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from fw_gear_presidio.cli import main
from fw_gear_presidio.manifest import gear_version
from tests.scenarios.command import PHI, run
from tests.scenarios.pictures import TECHNICAL, write


def test_no_phi_in_what_is_printed_or_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = write(tmp_path / "scan.dcm", PHI, PatientName="Quernmoor^Zyx", PatientID="Q77")
    for command in ("detect", "redact", "redact-all-text"):
        run(command, scan, output=tmp_path / command, options=["--debug", "--use-dicom-metadata"])
    printed = capsys.readouterr()
    for secret in ("DOE", "JANE", "1948", "84736251", "Quernmoor", "Q77"):
        assert secret not in printed.out + printed.err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--score-threshold", "101"], 2),
        (["--entities", "NAMES"], 2),
        (["--ner-model", "no/such/folder"], 2),
        (["--jobs", "0"], 2),
        (["--bbox-coords", "no-such-file.json"], 2),
    ],
)
def test_usage_errors_have_their_exit_code(
    tmp_path: Path, options: Sequence[str], code: int
) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    assert main(["redact", str(scan), "--output", str(tmp_path / "out"), *options]) == code
    assert not list((tmp_path / "out").glob("redacted*"))


def test_module_and_command_are_the_same() -> None:
    module = subprocess.run(
        [sys.executable, "-m", "fw_gear_presidio", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert module.stdout.strip() == f"fw-presidio {gear_version()}"


LIGHT = ("numpy", "pydicom", "torch", "transformers", "presidio_analyzer", "spacy", "rapidocr")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom fw_gear_presidio.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([m for m in {LIGHT} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]"


def test_redact_all_text_imports_no_ner(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    code = (
        "import sys\nfrom fw_gear_presidio.cli import main\n"
        f"code = main(['redact-all-text', {str(scan)!r}, '--output', {str(tmp_path / 'o')!r}])\n"
        "heavy = [m for m in ('torch', 'transformers', 'presidio_analyzer', 'spacy') "
        "if m in sys.modules]\n"
        "print(code, heavy)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip().splitlines()[-1] == "0 []"


def test_the_names_of_a_hostile_archive_do_not_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = write(tmp_path / "[red]\x1b[31mscan.dcm", TECHNICAL)
    assert run("detect", scan, output=tmp_path / "out") == 0
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err
    assert "[red]?[31mscan.dcm" in printed.out
