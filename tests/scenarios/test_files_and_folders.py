"""Files, zips and folders: what is read, where outputs lie, what one bad file costs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pydicom
import pytest

from tests.scenarios.command import PHI, pixels_of, run
from tests.scenarios.pictures import TECHNICAL, is_gone, is_readable, write


def test_a_zip_of_a_series(tmp_path: Path) -> None:
    series = "1.2.826.0.1.3680043.8.498.77"
    for n in range(12):
        write(
            tmp_path / "series" / f"im{n}.dcm",
            {(20, 20): f"0{n % 9 + 1}/11/1948"} | TECHNICAL,
            series=series,
            InstanceNumber=n,
        )
    write(tmp_path / "series" / "clean.dcm", TECHNICAL, series=series)
    archive = tmp_path / "series.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in sorted((tmp_path / "series").iterdir()):
            zipped.write(path, f"study/{path.name}")
    assert run("redact", archive, output=tmp_path / "out") == 0
    with zipfile.ZipFile(tmp_path / "out" / "redacted.zip") as zipped:
        assert len(zipped.namelist()) == 13
        zipped.extractall(tmp_path / "result")
    results = {p.name: pydicom.dcmread(p) for p in (tmp_path / "result").rglob("*.dcm")}
    changed = {name: one for name, one in results.items() if name != "clean.dcm"}
    assert {one.InstanceNumber for one in changed.values()} == set(range(12))
    for n in range(12):
        assert is_gone(results[f"im{n}.dcm"].pixel_array, (20, 20), f"0{n % 9 + 1}/11/1948")
    (new_series,) = {one.SeriesInstanceUID for one in changed.values()}
    assert new_series != series
    assert (tmp_path / "result/study/clean.dcm").read_bytes() == (
        tmp_path / "series/clean.dcm"
    ).read_bytes()
    assert (tmp_path / "out" / "bbox_coords_series.json").is_file()


def test_a_folder_keeps_its_structure(tmp_path: Path) -> None:
    for folder in ("a", "b/c"):
        write(tmp_path / "in" / folder / "scan.dcm", PHI)
    (tmp_path / "in" / "readme.txt").write_text("not an image")
    assert run("redact", tmp_path / "in", output=tmp_path / "out") == 0
    for folder in ("a", "b/c"):
        redacted = tmp_path / "out" / folder / "redacted_scan.dcm"
        assert is_gone(pixels_of(redacted), (220, 20), "03/11/1948")
    assert not list((tmp_path / "out").rglob("*readme*"))


def test_an_output_folder_inside_the_input_is_not_read_again(tmp_path: Path) -> None:
    write(tmp_path / "in" / "scan.dcm", PHI)
    for _ in range(2):
        run("redact", tmp_path / "in", output=tmp_path / "in" / "out")
    names = sorted(p.name for p in (tmp_path / "in" / "out").rglob("*"))
    assert names == ["bbox_coords_scan.json", "redacted_scan.dcm"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_file_costs_that_file_alone(
    tmp_path: Path, jobs: int, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(3):
        write(tmp_path / "in" / f"good{n}.dcm", PHI)
    whole = write(tmp_path / "in" / "broken.dcm", PHI).read_bytes()
    (tmp_path / "in" / "broken.dcm").write_bytes(whole[: len(whole) // 2])
    out = tmp_path / "out"
    assert run("redact", tmp_path / "in", output=out, options=["--jobs", str(jobs)]) == 3
    assert sorted(p.name for p in out.glob("redacted_*")) == [
        f"redacted_good{n}.dcm" for n in range(3)
    ]
    printed = capsys.readouterr()
    assert "broken.dcm" in printed.err
    assert "broken.dcm" in printed.out


def test_a_failed_run_does_not_inherit_a_redacted_name(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    out = tmp_path / "out"
    assert run("redact", scan, output=out) == 0
    scan.write_bytes(scan.read_bytes()[:2000])
    assert run("redact", scan, output=out) == 4
    assert not list(out.rglob("redacted_*"))


def test_nothing_is_left_in_hidden_folders(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("redact", scan, output=tmp_path / "out")
    assert not list((tmp_path / "out").glob(".*"))


def test_inputs_that_do_not_exist(tmp_path: Path) -> None:
    assert run("redact", tmp_path / "missing.dcm", output=tmp_path / "out") == 4
    (tmp_path / "empty").mkdir()
    assert run("redact", tmp_path / "empty", output=tmp_path / "out") == 4


def test_an_output_that_is_a_file_is_a_usage_error(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", TECHNICAL)
    assert run("detect", scan, output=scan) == 2


def test_the_output_may_lie_beside_the_input(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    assert run("redact", scan, output=tmp_path) == 0
    assert is_gone(pixels_of(tmp_path / "redacted_scan.dcm"), (220, 20), "03/11/1948")
    assert is_readable(pixels_of(scan), (220, 20), "03/11/1948")


def test_the_output_folder_is_not_the_input_folder(tmp_path: Path) -> None:
    write(tmp_path / "in" / "scan.dcm", PHI)
    assert run("redact", tmp_path / "in", output=tmp_path / "in") == 2
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["scan.dcm"]
