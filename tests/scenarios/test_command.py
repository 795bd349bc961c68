"""The command on files, zips and folders: what lies in the output, and what the exit code says."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from PIL import Image
from pydicom.encaps import encapsulate
from pydicom.uid import JPEG2000Lossless, JPEGBaseline8Bit, JPEGLSLossless, RLELossless

from fw_gear_presidio.cli import main
from fw_gear_presidio.manifest import gear_version
from tests.scenarios.pictures import TECHNICAL, is_gone, is_readable, write

PHI = {(20, 20): "DOE^JANE", (220, 20): "03/11/1948", (20, 60): "MRN: 84736251"}
CSV = f"PHI_INFO.presidio-image-redactor.{gear_version()}.csv"


def run(command: str, *inputs: Path, output: Path, options: Sequence[str] = ()) -> int:
    """The command without a statistical model: patterns alone decide, which keeps tests exact."""
    arguments = [command, *map(str, inputs), "--output", str(output), "--ner-model", "none"]
    return main([*arguments, *options])


def pixels_of(path: Path) -> np.ndarray[Any, Any]:
    return pydicom.dcmread(path).pixel_array


def rows_of(output: Path) -> list[dict[str, str]]:
    with (output / CSV).open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def boxes_in(path: Path) -> list[dict[str, Any]]:
    return [box for one in json.loads(path.read_text())["instances"] for box in one["boxes"]]


def assert_only_boxes_changed(original: Path, redacted: Path, box_file: Path) -> None:
    before, after = pixels_of(original), pixels_of(redacted)
    outside = np.ones(before.shape, bool)
    planes = outside if before.ndim == 3 else outside[None]
    for box in boxes_in(box_file):
        for first, last in box["frames"]:
            planes[
                first - 1 : last,
                box["top"] : box["top"] + box["height"],
                box["left"] : box["left"] + box["width"],
            ] = False
    assert (before[outside] == after[outside]).all()
    assert (before != after).any()


def test_detect_leaves_the_three_review_documents(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI | TECHNICAL)
    assert run("detect", scan, output=tmp_path / "out") == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {CSV, "bbox_scan.dcm", "bbox_coords_scan.json"}
    rows = rows_of(tmp_path / "out")
    assert len(rows) == len(boxes_in(tmp_path / "out" / "bbox_coords_scan.json"))
    found = {(row["entity_type"], row["text"]) for row in rows}
    assert ("DATE_TIME", "03/11/1948") in found
    assert any(entity == "PERSON" and "DOE" in text for entity, text in found)
    assert any(entity == "ID" and "84736251" in text for entity, text in found)
    for row in rows:
        assert row["recognizer"] == "pattern"
        assert row["reason"]
        assert "pattern" in row["active_recognizers"]
        assert row["frames"] == "1"
    uid = pydicom.dcmread(scan).SOPInstanceUID
    assert {row["sop_instance_uid"] for row in rows} == {uid}


def test_detect_draws_boxes_and_claims_nothing(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("detect", scan, output=tmp_path / "out")
    review = pydicom.dcmread(tmp_path / "out" / "bbox_scan.dcm")
    assert (review.pixel_array != pixels_of(scan)).any()
    assert is_readable(review.pixel_array, (220, 20), "03/11/1948")
    assert review.SOPInstanceUID != pydicom.dcmread(scan).SOPInstanceUID
    assert review.ImageType[0] == "DERIVED"
    assert review.get("BurnedInAnnotation") != "NO"
    assert "DeidentificationMethodCodeSequence" not in review


@pytest.mark.parametrize("extension", [".dcm", ".IMA", ""])
def test_redact_one_file_of_any_extension(tmp_path: Path, extension: str) -> None:
    scan = write(tmp_path / f"scan{extension}", PHI | TECHNICAL)
    assert run("redact", scan, output=tmp_path / "out") == 0
    redacted = tmp_path / "out" / "redacted_scan.dcm"
    for place, text in PHI.items():
        assert not is_readable(pixels_of(redacted), place, text), text
    assert is_gone(pixels_of(redacted), (220, 20), "03/11/1948")
    for place, text in TECHNICAL.items():
        assert is_readable(pixels_of(redacted), place, text), text
    assert_only_boxes_changed(scan, redacted, tmp_path / "out" / "bbox_coords_scan.json")


def test_a_redacted_instance_says_so(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("redact", scan, output=tmp_path / "out")
    before = pydicom.dcmread(scan)
    after = pydicom.dcmread(tmp_path / "out" / "redacted_scan.dcm")
    assert after.BurnedInAnnotation == "NO"
    assert after.DeidentificationMethodCodeSequence[0].CodeValue == "113101"
    assert after.ImageType[0] == "DERIVED"
    assert after.SOPInstanceUID != before.SOPInstanceUID
    assert after.file_meta.MediaStorageSOPInstanceUID == after.SOPInstanceUID
    assert after.SeriesInstanceUID != before.SeriesInstanceUID
    assert "PatientIdentityRemoved" not in after


def test_nothing_to_redact_is_passed_through_byte_for_byte(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", TECHNICAL)
    assert run("redact", scan, output=tmp_path / "out") == 0
    assert (tmp_path / "out" / "redacted_scan.dcm").read_bytes() == scan.read_bytes()


@pytest.mark.parametrize("syntax", [RLELossless, JPEG2000Lossless, JPEGLSLossless])
@pytest.mark.parametrize("frames", [1, 3])
def test_compressed_images_keep_their_syntax(tmp_path: Path, syntax: Any, frames: int) -> None:
    texts = PHI | TECHNICAL
    scan = write(tmp_path / "scan.dcm", [texts] * frames, syntax=syntax)
    assert run("redact", scan, output=tmp_path / "out") == 0
    redacted = tmp_path / "out" / "redacted_scan.dcm"
    assert pydicom.dcmread(redacted).file_meta.TransferSyntaxUID == syntax
    assert_only_boxes_changed(scan, redacted, tmp_path / "out" / "bbox_coords_scan.json")


def test_redact_all_text(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI | TECHNICAL)
    assert run("redact-all-text", scan, output=tmp_path / "out") == 0
    after = pixels_of(tmp_path / "out" / "redacted_scan.dcm")
    for place, text in (PHI | TECHNICAL).items():
        assert not is_readable(after, place, text), text


@pytest.mark.parametrize("frames", [1, 4])
def test_redacting_given_boxes_equals_scanning_and_runs_no_ocr(
    tmp_path: Path, frames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [PHI | TECHNICAL | {(220, 60): f"{n:02d}:14:55"} for n in range(frames)]
    scan = write(tmp_path / "scan.dcm", pages)
    run("detect", scan, output=tmp_path / "detected")
    run("redact", scan, output=tmp_path / "scanned")

    def no_engine(*_args: object, **_options: object) -> None:
        raise AssertionError("an OCR engine was loaded")

    monkeypatch.setattr("fw_gear_presidio.text.ocr.load_ocr", no_engine)
    boxes = tmp_path / "detected" / "bbox_coords_scan.json"
    code = run("redact", scan, output=tmp_path / "given", options=["--bbox-coords", str(boxes)])
    assert code == 0
    scanned = pixels_of(tmp_path / "scanned" / "redacted_scan.dcm")
    given = pixels_of(tmp_path / "given" / "redacted_scan.dcm")
    assert (scanned == given).all()
    assert (given != pixels_of(scan)).any()


def test_boxes_for_an_unknown_instance_end_the_run_before_any_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan, other = write(tmp_path / "scan.dcm", PHI), write(tmp_path / "other.dcm", PHI)
    run("detect", other, output=tmp_path / "detected")
    boxes = tmp_path / "detected" / "bbox_coords_other.json"
    out = tmp_path / "out"
    assert run("redact", scan, output=out, options=["--bbox-coords", str(boxes)]) == 2
    assert pydicom.dcmread(other).SOPInstanceUID in capsys.readouterr().err
    assert not list(out.rglob("*"))


def test_boxes_for_an_image_that_cannot_be_read_say_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("detect", scan, output=tmp_path / "detected")
    boxes = tmp_path / "detected" / "bbox_coords_scan.json"
    scan.write_bytes(scan.read_bytes()[:-100])
    out = tmp_path / "out"
    assert run("redact", scan, output=out, options=["--bbox-coords", str(boxes)]) == 2
    said = capsys.readouterr().err
    assert "not among the inputs that can be read" in said
    assert "scan.dcm: The Pixel Data is truncated" in said
    assert not list(out.rglob("*"))


def test_an_instance_the_box_file_does_not_list_is_not_passed_off_as_clean(tmp_path: Path) -> None:
    scan, other = write(tmp_path / "in/scan.dcm", PHI), write(tmp_path / "in/other.dcm", PHI)
    run("detect", scan, output=tmp_path / "detected")
    boxes = tmp_path / "detected" / "bbox_coords_scan.json"
    out = tmp_path / "out"
    code = run("redact", scan, other, output=out, options=["--bbox-coords", str(boxes)])
    assert code == 3
    assert (out / "redacted_scan.dcm").is_file()
    assert not (out / "redacted_other.dcm").exists()


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


def test_entities_and_threshold_limit_what_is_found(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("detect", scan, output=tmp_path / "dates", options=["--entities", "DATE_TIME, AGE"])
    assert {row["entity_type"] for row in rows_of(tmp_path / "dates")} == {"DATE_TIME"}
    run("detect", scan, output=tmp_path / "sure", options=["--score-threshold", "100"])
    assert all(float(row["score"]) >= 1 for row in rows_of(tmp_path / "sure"))


def test_use_dicom_metadata_finds_what_only_the_header_knows(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", {(20, 20): "quernmoor"}, PatientName="Quernmoor^Zyx")
    run("detect", scan, output=tmp_path / "without")
    assert rows_of(tmp_path / "without") == []
    run("detect", scan, output=tmp_path / "with", options=["--use-dicom-metadata"])
    (row,) = rows_of(tmp_path / "with")
    assert (row["recognizer"], row["reason"]) == ("header", "PatientName")


def test_the_other_ocr_engine(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    assert run("redact", scan, output=tmp_path / "out", options=["--ocr", "tesseract"]) == 0
    assert is_gone(pixels_of(tmp_path / "out" / "redacted_scan.dcm"), (220, 20), "03/11/1948")


def test_both_fills_cover_the_text(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    for fill in ("contrast", "background"):
        run("redact", scan, output=tmp_path / fill, options=["--fill", fill])
        after = pixels_of(tmp_path / fill / "redacted_scan.dcm")
        assert is_readable(after, (220, 20), "03/11/1948") is False
    contrast = pixels_of(tmp_path / "contrast" / "redacted_scan.dcm")
    background = pixels_of(tmp_path / "background" / "redacted_scan.dcm")
    assert contrast.astype(int).sum() != background.astype(int).sum()
    assert is_gone(background, (220, 20), "03/11/1948")


def test_debug_keeps_what_was_read(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("detect", scan, output=tmp_path / "out", options=["--debug"])
    assert "03/11/1948" in (tmp_path / "out" / "ocr_scan.json").read_text()


def test_no_phi_in_what_is_printed_or_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = write(tmp_path / "scan.dcm", PHI, PatientName="Quernmoor^Zyx", PatientID="Q77")
    for command in ("detect", "redact", "redact-all-text"):
        run(command, scan, output=tmp_path / command, options=["--debug", "--use-dicom-metadata"])
    printed = capsys.readouterr()
    for secret in ("DOE", "JANE", "1948", "84736251", "Quernmoor", "Q77"):
        assert secret not in printed.out + printed.err


def test_nothing_is_left_in_hidden_folders(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    run("redact", scan, output=tmp_path / "out")
    assert not list((tmp_path / "out").glob(".*"))


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


def test_inputs_that_do_not_exist(tmp_path: Path) -> None:
    assert run("redact", tmp_path / "missing.dcm", output=tmp_path / "out") == 4
    (tmp_path / "empty").mkdir()
    assert run("redact", tmp_path / "empty", output=tmp_path / "out") == 4


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


def test_an_output_that_is_a_file_is_a_usage_error(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", TECHNICAL)
    assert run("detect", scan, output=scan) == 2


def test_copies_of_one_instance_are_all_redacted_with_the_boxes_of_each(tmp_path: Path) -> None:
    first = write(tmp_path / "in" / "a" / "scan.dcm", PHI)
    (tmp_path / "in" / "b").mkdir()
    (tmp_path / "in" / "b" / "scan.dcm").write_bytes(first.read_bytes())
    run("detect", tmp_path / "in", output=tmp_path / "found")
    options = ["--bbox-coords", str(tmp_path / "found")]
    assert run("redact", tmp_path / "in", output=tmp_path / "out", options=options) == 0
    for folder in ("a", "b"):
        redacted = tmp_path / "out" / folder / "redacted_scan.dcm"
        assert is_gone(pixels_of(redacted), (220, 20), "03/11/1948")


def test_the_output_may_lie_beside_the_input(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", PHI)
    assert run("redact", scan, output=tmp_path) == 0
    assert is_gone(pixels_of(tmp_path / "redacted_scan.dcm"), (220, 20), "03/11/1948")
    assert is_readable(pixels_of(scan), (220, 20), "03/11/1948")


def test_the_output_folder_is_not_the_input_folder(tmp_path: Path) -> None:
    write(tmp_path / "in" / "scan.dcm", PHI)
    assert run("redact", tmp_path / "in", output=tmp_path / "in") == 2
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["scan.dcm"]


def test_boxes_of_a_jpeg_are_the_blocks_that_are_filled(tmp_path: Path) -> None:
    """DCT JPEG is edited by blocks of 8 x 8: what the box file says is what changed."""
    scan = write(tmp_path / "scan.dcm", PHI | TECHNICAL)
    dataset = pydicom.dcmread(scan)
    encoded = io.BytesIO()
    Image.fromarray(dataset.pixel_array).save(encoded, "JPEG", quality=90)
    dataset.PixelData = encapsulate([encoded.getvalue()])
    dataset["PixelData"].VR = "OB"
    dataset.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    dataset.LossyImageCompression = "01"
    dataset.save_as(scan)
    out = tmp_path / "out"
    assert run("redact", scan, output=out) == 0
    redacted = out / "redacted_scan.dcm"
    assert pydicom.dcmread(redacted).file_meta.TransferSyntaxUID == JPEGBaseline8Bit
    boxes = boxes_in(out / "bbox_coords_scan.json")
    assert boxes
    assert all(box[edge] % 8 == 0 for box in boxes for edge in ("left", "top"))
    assert_only_boxes_changed(scan, redacted, out / "bbox_coords_scan.json")
