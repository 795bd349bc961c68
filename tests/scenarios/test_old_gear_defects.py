"""The defects of the gear this one replaces: each has a named test."""

from __future__ import annotations

import copy
import json
import socket
import zipfile
from pathlib import Path
from typing import Any

import pydicom
import pytest
from pydicom.uid import RLELossless

from fw_gear_presidio.cli import main
from fw_gear_presidio.domain import FrameSet, InstanceResult, Outcome, ReaderTaskRequest
from fw_gear_presidio.errors import ExitCode, UsageError
from fw_gear_presidio.modes.reader_tasks import request_of
from fw_gear_presidio.pipeline import RunReport
from fw_gear_presidio.pipeline import run as run_pipeline
from fw_gear_presidio.settings import Mode, Settings
from tests.scenarios.command import rows_of
from tests.scenarios.pictures import TECHNICAL, is_gone, write

DATES = {(20, 20): "03/11/1948", (20, 60): "04/12/1949", (220, 20): "05/13/1950"}


def run(command: str, source: Path, out: Path, *options: str) -> int:
    return main([command, str(source), "--output", str(out), "--ner-model", "none", *options])


def settings(mode: Mode = Mode.DETECTION_ONLY, **changes: Any) -> Settings:
    values: dict[str, Any] = {
        "mode": mode,
        "debug": False,
        "assignees": ("a@example.org",) if mode is Mode.READER_TASKS else (),
        "score_threshold": 30,
        "frequency_threshold": 30,
        "use_dicom_metadata": False,
        "entities": Settings.from_gear_config({}).entities,
        "ner_models": (),
        "fill": Settings.from_gear_config({}).fill,
    }
    return Settings(**(values | changes))


def test_01_three_dates_are_three_boxes(tmp_path: Path) -> None:
    run("detect", write(tmp_path / "scan.dcm", DATES), tmp_path / "out")
    assert sorted(row["text"] for row in rows_of(tmp_path / "out")) == sorted(DATES.values())
    assert len({(row["left"], row["top"]) for row in rows_of(tmp_path / "out")}) == 3


def test_02_an_entity_over_two_ocr_words_is_covered_whole(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", {(20, 20): "MERCY   GENERAL   HOSPITAL"})
    run("redact", scan, tmp_path / "out")
    before = pydicom.dcmread(scan).pixel_array
    after = pydicom.dcmread(tmp_path / "out" / "redacted_scan.dcm").pixel_array
    letters = before > 150
    assert letters.any()
    assert len({*after[letters].tolist()}) == 1  # every letter lies under the fill


def test_03_use_dicom_metadata_has_an_effect(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", {(20, 20): "quernmoor"}, PatientName="Quernmoor^Zyx")
    run("detect", scan, tmp_path / "without")
    run("detect", scan, tmp_path / "with", "--use-dicom-metadata")
    assert (len(rows_of(tmp_path / "without")), len(rows_of(tmp_path / "with"))) == (0, 1)


@pytest.mark.parametrize(("threshold", "expected"), [("50", "1-4"), ("75", "1-2")])
def test_04_the_frequency_threshold_is_read(tmp_path: Path, threshold: str, expected: str) -> None:
    frames = [{(20, 20): "03/11/1948"}] * 2 + [{(20, 20): " "}] * 2
    cine = write(tmp_path / "cine.dcm", frames)
    run("detect", cine, tmp_path / "out", "--frequency-threshold", threshold)
    assert [row["frames"] for row in rows_of(tmp_path / "out")] == [expected]
    run("redact", cine, tmp_path / "redacted", "--frequency-threshold", threshold)
    before = pydicom.dcmread(cine).pixel_array
    after = pydicom.dcmread(tmp_path / "redacted" / "redacted_cine.dcm").pixel_array
    changed = [n + 1 for n in range(4) if (before[n] != after[n]).any()]
    assert str(FrameSet.of(n - 1 for n in changed)) == expected


def test_05_a_hit_on_the_last_frame_only(tmp_path: Path) -> None:
    frames: list[dict[tuple[int, int], str]] = [{(20, 60): "28Hz"}] * 9
    cine = write(tmp_path / "cine.dcm", [*frames, DATES])
    assert run("redact", cine, tmp_path / "out") == 0
    before = pydicom.dcmread(cine).pixel_array
    after = pydicom.dcmread(tmp_path / "out" / "redacted_cine.dcm").pixel_array
    assert (before[:9] == after[:9]).all()
    assert is_gone(after[9], (20, 20), "03/11/1948")


def test_06_every_frame_keeps_its_annotations(tmp_path: Path) -> None:
    cine = write(tmp_path / "cine.dcm", [DATES] * 3)
    report = run_pipeline([cine], tmp_path / "out", settings())
    request = request_of(report.results, ["a@example.org"])
    assert isinstance(request, ReaderTaskRequest)
    assert sorted(one.frame for one in request.annotations) == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_07_frames_come_back_in_order(tmp_path: Path) -> None:
    cine = write(
        tmp_path / "cine.dcm", [{(20, 20): f"{n} Hz", (220, 20): "03/11/1948"} for n in range(12)]
    )
    assert run("redact", cine, tmp_path / "out") == 0
    before = pydicom.dcmread(cine).pixel_array
    after = pydicom.dcmread(tmp_path / "out" / "redacted_cine.dcm").pixel_array
    assert (before[:, :, :200] == after[:, :, :200]).all()


def test_09_singles_and_cines_in_one_zip_are_all_scanned(tmp_path: Path) -> None:
    archive = zipped(
        tmp_path,
        single=write(tmp_path / "s.dcm", DATES),
        cine=write(tmp_path / "c.dcm", [DATES] * 3),
    )
    run("detect", archive, tmp_path / "out")
    by_name = {row["instance"] for row in rows_of(tmp_path / "out")}
    assert by_name == {"single.dcm", "cine.dcm"}


def test_10_each_cine_has_its_own_frame_count(tmp_path: Path) -> None:
    archive = zipped(
        tmp_path, a=write(tmp_path / "a.dcm", [DATES] * 5), b=write(tmp_path / "b.dcm", [DATES] * 2)
    )
    run("detect", archive, tmp_path / "out")
    frames = {row["instance"]: row["frames"] for row in rows_of(tmp_path / "out")}
    assert frames == {"a.dcm": "1-5", "b.dcm": "1-2"}


def test_11_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write(tmp_path / "in" / folder / "scan.dcm", DATES)
    archive = tmp_path / "both.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for folder in ("a", "b"):
            target.write(tmp_path / "in" / folder / "scan.dcm", f"{folder}/scan.dcm")
    assert run("redact", archive, tmp_path / "zip") == 0
    with zipfile.ZipFile(tmp_path / "zip" / "redacted.zip") as target:
        assert sorted(target.namelist()) == ["a/scan.dcm", "b/scan.dcm"]
    assert run("redact", tmp_path / "in" / "a" / "scan.dcm", tmp_path / "one") == 0
    assert (
        main(
            [
                "redact",
                str(tmp_path / "in/a/scan.dcm"),
                str(tmp_path / "in/b/scan.dcm"),
                "--output",
                str(tmp_path / "two"),
                "--ner-model",
                "none",
            ]
        )
        == 0
    )
    uids = {pydicom.dcmread(p).SOPInstanceUID for p in (tmp_path / "two").rglob("redacted_*.dcm")}
    assert len(uids) == 2


def test_12_an_object_without_pixels_does_not_hide_the_images_beside_it(tmp_path: Path) -> None:
    report = write(tmp_path / "sr.dcm", DATES)
    dataset = pydicom.dcmread(report)
    for keyword in ("PixelData", "Rows", "Columns"):
        delattr(dataset, keyword)
    dataset.SOPClassUID = dataset.file_meta.MediaStorageSOPClassUID = (
        "1.2.840.10008.5.1.4.1.1.88.11"
    )
    dataset.Modality = "SR"
    dataset.save_as(report)
    archive = zipped(tmp_path, report=report, image=write(tmp_path / "i.dcm", DATES))
    assert run("detect", archive, tmp_path / "out") == 3
    assert {row["instance"] for row in rows_of(tmp_path / "out")} == {"image.dcm"}
    assert run("redact", archive, tmp_path / "redacted") == 3
    with zipfile.ZipFile(tmp_path / "redacted" / "redacted.zip") as target:
        assert target.namelist() == ["image.dcm"]


def test_13_compressed_cines(tmp_path: Path) -> None:
    cine = write(tmp_path / "cine.dcm", [DATES] * 3, syntax=RLELossless)
    assert run("redact", cine, tmp_path / "out") == 0
    after = pydicom.dcmread(tmp_path / "out" / "redacted_cine.dcm").pixel_array
    assert all(is_gone(frame, (20, 20), "03/11/1948") for frame in after)


def test_14_the_dataset_is_not_copied_for_every_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies: list[int] = []

    def counted(self: pydicom.Dataset, protocol: Any) -> Any:
        """What copy.deepcopy asks of the dataset it copies."""
        copies.append(1)
        return object.__reduce_ex__(self, protocol)

    monkeypatch.setattr(pydicom.Dataset, "__reduce_ex__", counted)
    counts = []
    for frames in (2, 10):
        copies.clear()
        cine = write(tmp_path / f"{frames}.dcm", [DATES] * frames)
        assert run("redact", cine, tmp_path / f"out{frames}") == 0
        counts.append(len(copies))
    assert counts[0] == counts[1]
    copy.deepcopy(pydicom.dcmread(cine))
    assert len(copies) > counts[1], "copies are not seen"


def test_15_every_box_has_its_own_score(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", {(20, 20): "DOE^JANE", (20, 60): "Name: Smith"})
    run("detect", scan, tmp_path / "out")
    scores = {
        row["text"]: row["score"]
        for row in rows_of(tmp_path / "out")
        if row["entity_type"] == "PERSON"
    }
    assert len(scores) == 2
    assert len(set(scores.values())) == 2


@pytest.mark.parametrize("number", ["", None])
def test_16_an_empty_instance_number(tmp_path: Path, number: Any) -> None:
    scan = write(tmp_path / "scan.dcm", DATES, InstanceNumber=number)
    assert run("detect", scan, tmp_path / "out") == 0
    assert len(rows_of(tmp_path / "out")) == 3


def test_17_no_findings_give_an_empty_table(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", TECHNICAL)
    assert run("detect", scan, tmp_path / "out") == 0
    assert rows_of(tmp_path / "out") == []
    document = json.loads((tmp_path / "out" / "bbox_coords_scan.json").read_text())
    assert document["instances"][0]["boxes"] == []


def test_18_no_phi_can_be_said(tmp_path: Path) -> None:
    clean = run_pipeline([write(tmp_path / "a.dcm", TECHNICAL)], tmp_path / "a", settings())
    found = run_pipeline([write(tmp_path / "b.dcm", DATES)], tmp_path / "b", settings())
    assert (clean.phi_found, found.phi_found) == (False, True)
    failed = InstanceResult("c.dcm", Outcome.FAILED)
    assert RunReport((*clean.results, failed), ()).phi_found is None
    assert RunReport((*found.results, failed), ()).phi_found is True


def test_19_empty_assignees_stop_reader_tasks_and_nothing_else() -> None:
    for mode in Mode:
        if mode is Mode.READER_TASKS:
            with pytest.raises(UsageError, match="Assignees"):
                settings(mode, assignees=())
        else:
            assert settings(mode, assignees=()).mode is mode


def test_19b_reader_tasks_without_flywheel_say_so_and_keep_the_documents(tmp_path: Path) -> None:
    report = run_pipeline(
        [write(tmp_path / "scan.dcm", DATES)], tmp_path / "out", settings(Mode.READER_TASKS)
    )
    assert report.exit_code is ExitCode.FLYWHEEL
    assert "No ReaderTask" in str(report.error)
    assert (tmp_path / "out" / "bbox_coords_scan.json").is_file()


def test_20_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a.dcm", bytes(300 * 1024 * 1024))
    assert run("redact", bomb, tmp_path / "out") == 4
    assert not list((tmp_path / "out").rglob("*"))


def test_21_redact_all_text_does_not_ask_for_confidence(tmp_path: Path) -> None:
    scan = write(tmp_path / "scan.dcm", {(20, 20): "abcdef"})
    faint = pydicom.dcmread(scan)
    pixels = faint.pixel_array.copy()
    pixels[pixels > 150] = 34  # a breath above the noise of the ground
    faint.PixelData = pixels.tobytes()
    faint.save_as(scan)
    assert run("redact-all-text", scan, tmp_path / "out") == 0
    after = pydicom.dcmread(tmp_path / "out" / "redacted_scan.dcm").pixel_array
    assert ((after == 34) & (pixels == 34)).sum() == 0


def test_22_nothing_is_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_args: object, **_options: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    assert run("redact", write(tmp_path / "scan.dcm", DATES), tmp_path / "out") == 0


def test_23_width_and_height_are_extents(tmp_path: Path) -> None:
    run("detect", write(tmp_path / "scan.dcm", DATES), tmp_path / "out")
    document = json.loads((tmp_path / "out" / "bbox_coords_scan.json").read_text())
    for box in document["instances"][0]["boxes"]:
        assert 80 <= box["width"] <= 130
        assert 12 <= box["height"] <= 30


def zipped(tmp_path: Path, **members: Path) -> Path:
    archive = tmp_path / "series.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for name, path in members.items():
            target.write(path, f"{name}.dcm")
    return archive
