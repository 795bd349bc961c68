"""References between instances of a run: they follow those that got a new UID, only these."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pydicom
import pytest
from pydicom.dataset import Dataset

from fw_gear_presidio import related
from fw_gear_presidio.cli import main
from fw_gear_presidio.dicom import relink
from fw_gear_presidio.dicom.links import Links
from fw_gear_presidio.errors import VerificationError
from fw_gear_presidio.modes import dynamic_redact
from tests import builders as b
from tests.scenarios import pictures
from tests.scenarios.proofs import BOX, boxes_file, failures, verify

CHANGED, ALSO_CHANGED, KEPT, REPORT, FOREIGN = (f"1.2.3.4.5.{n}" for n in (60, 6, 7, 8, 99))
"""One UID begins like another, on purpose."""
SERIES, REPORTS = "1.2.3.4.5", "1.2.3.4.9"
BASIC_TEXT_SR = "1.2.840.10008.5.1.4.1.1.88.11"


def image(*uids: str) -> list[Dataset]:
    """References to instances, as Referenced Image Sequence has them."""
    return [
        b.quick_dataset(ReferencedSOPClassUID=b.SECONDARY_CAPTURE, ReferencedSOPInstanceUID=uid)
        for uid in uids
    ]


def series(uid: str, *uids: str) -> Dataset:
    return b.quick_dataset(SeriesInstanceUID=uid, ReferencedInstanceSequence=image(*uids))


def study(folder: Path, **attributes: Any) -> Path:
    """Two instances to redact and one to pass on that name each other, and a report on them."""
    folder.mkdir(parents=True, exist_ok=True)
    every = image(CHANGED, ALSO_CHANGED, KEPT, FOREIGN)
    b.write_dicom(folder / "a.dcm", SOPInstanceUID=CHANGED, ReferencedImageSequence=every)
    source = [b.quick_dataset(SourceImageSequence=image(CHANGED))]
    b.write_dicom(
        folder / "b.dcm",
        SOPInstanceUID=ALSO_CHANGED,
        SharedFunctionalGroupsSequence=[b.quick_dataset(DerivationImageSequence=source)],
        ReferencedSeriesSequence=[series(SERIES, CHANGED, ALSO_CHANGED)],
    )
    b.write_dicom(
        folder / "c.dcm",
        SOPInstanceUID=KEPT,
        ReferencedImageSequence=every,
        DerivationDescription=f"see {CHANGED}, not {FOREIGN}",
        **attributes,
    )
    picture = b.quick_dataset(
        ValueType="IMAGE",
        ReferencedSOPSequence=[
            b.quick_dataset(
                ReferencedSOPInstanceUID=CHANGED, IconImageSequence=[b.quick_dataset(Rows=8)]
            )
        ],
    )
    b.write_object(
        folder / "sr.dcm",
        BASIC_TEXT_SR,
        SOPInstanceUID=REPORT,
        SeriesInstanceUID=REPORTS,
        ContentSequence=[picture, b.quick_dataset(ValueType="TEXT", TextValue="Jane Doe")],
        CurrentRequestedProcedureEvidenceSequence=[
            b.quick_dataset(
                StudyInstanceUID="1.2.3.4",
                ReferencedSeriesSequence=[
                    b.quick_dataset(
                        SeriesInstanceUID=SERIES, ReferencedSOPSequence=image(CHANGED, KEPT)
                    )
                ],
            )
        ],
    )
    return folder


def boxes_of(path: Path) -> Path:
    changed = [(uid, [BOX | {"frames": "all"}]) for uid in (CHANGED, ALSO_CHANGED)]
    return boxes_file(path, *changed, (KEPT, []))


def redact(source: Path, out: Path, boxes: Path, *options: str) -> int:
    given = ["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]
    return main([*given, "--allow-uncleaned", *options])


def outputs(folder: Path) -> dict[str, Dataset]:
    """Whatever was written, by its name without what says how it was made."""
    for archive in folder.glob("*.zip"):
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder / "unpacked")
    return {
        path.name.removeprefix("redacted_").removeprefix("uncleaned_"): pydicom.dcmread(path)
        for path in folder.rglob("*.dcm")
    }


def named(sequence: Any) -> list[str]:
    return [str(item.ReferencedSOPInstanceUID) for item in sequence]


@pytest.mark.parametrize("form", ["folder", "zip", "two workers"])
def test_references_follow_and_the_whole_is_proven(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    source = study(tmp_path / "in")
    before = outputs(source)
    if form == "zip":
        members = [(path.name, path.read_bytes()) for path in sorted(source.iterdir())]
        source = b.write_zip(tmp_path / "scan.zip", members)
    boxes, out = boxes_of(tmp_path / "boxes.json"), tmp_path / "out"
    assert redact(source, out, boxes, *(["--jobs", "2"] if form == "two workers" else [])) == 0
    code, document = verify(capsys, source, out, "--bbox-coords", boxes, "--allow-uncleaned")
    assert (code, failures(document)) == (0, [])
    kinds = {one["original"]: one["kind"] for one in document["instances"]}
    assert kinds == {
        "a.dcm": "redacted",
        "b.dcm": "redacted",
        "c.dcm": "identical but for references",
        "sr.dcm": "not an image",
    }
    written = outputs(out)
    new, also_new = written["a.dcm"].SOPInstanceUID, written["b.dcm"].SOPInstanceUID
    new_series = written["a.dcm"].SeriesInstanceUID
    assert len({new, also_new, CHANGED, ALSO_CHANGED}) == 4
    for name in ("a.dcm", "c.dcm"):
        assert named(written[name].ReferencedImageSequence) == [new, also_new, KEPT, FOREIGN]
    groups = written["b.dcm"].SharedFunctionalGroupsSequence[0]
    assert named(groups.DerivationImageSequence[0].SourceImageSequence) == [new]
    (entry,) = written["b.dcm"].ReferencedSeriesSequence
    assert entry.SeriesInstanceUID == new_series
    assert named(entry.ReferencedInstanceSequence) == [new, also_new]

    kept = written["c.dcm"]
    assert kept.DerivationDescription == f"see {new}, not {FOREIGN}"
    assert kept.file_meta.MediaStorageSOPInstanceUID == kept.SOPInstanceUID == KEPT
    assert kept.SeriesInstanceUID == SERIES
    assert kept.PixelData == before["c.dcm"].PixelData
    assert "BurnedInAnnotation" not in kept
    assert kept.ImageType[0] == "ORIGINAL"

    report = written["sr.dcm"]
    (shown,) = report.ContentSequence[0].ReferencedSOPSequence
    assert shown.ReferencedSOPInstanceUID == new
    assert "IconImageSequence" not in shown
    stayed, moved = report.CurrentRequestedProcedureEvidenceSequence[0].ReferencedSeriesSequence
    assert (stayed.SeriesInstanceUID, named(stayed.ReferencedSOPSequence)) == (SERIES, [KEPT])
    assert (moved.SeriesInstanceUID, named(moved.ReferencedSOPSequence)) == (new_series, [new])
    assert report.ContentSequence[1] == before["sr.dcm"].ContentSequence[1]
    assert (report.SOPInstanceUID, report.SeriesInstanceUID) == (REPORT, REPORTS)


def test_a_sibling_that_failed_keeps_its_name_for_those_who_refer_to_it(tmp_path: Path) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    damaged = source / "a.dcm"
    damaged.write_bytes(damaged.read_bytes()[:-100])
    boxes = boxes_file(
        tmp_path / "boxes.json", (ALSO_CHANGED, [BOX | {"frames": "all"}]), (KEPT, [])
    )
    assert redact(source, out, boxes) == 3
    written = outputs(out)
    assert set(written) == {"b.dcm", "c.dcm", "sr.dcm"}
    new = written["b.dcm"].SOPInstanceUID
    assert named(written["c.dcm"].ReferencedImageSequence) == [CHANGED, new, KEPT, FOREIGN]
    assert (out / "uncleaned_sr.dcm").read_bytes() == (source / "sr.dcm").read_bytes()
    stayed, moved = written["b.dcm"].ReferencedSeriesSequence
    assert (stayed.SeriesInstanceUID, named(stayed.ReferencedInstanceSequence)) == (
        SERIES,
        [CHANGED],
    )
    assert moved.SeriesInstanceUID == written["b.dcm"].SeriesInstanceUID
    assert named(moved.ReferencedInstanceSequence) == [new]


def test_who_refers_to_nothing_that_changed_keeps_every_byte(tmp_path: Path) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    boxes = boxes_file(tmp_path / "boxes.json", (CHANGED, []), (ALSO_CHANGED, []), (KEPT, []))
    assert redact(source, out, boxes) == 0
    for name in ("a.dcm", "b.dcm", "c.dcm"):
        assert (out / f"redacted_{name}").read_bytes() == (source / name).read_bytes()
    assert (out / "uncleaned_sr.dcm").read_bytes() == (source / "sr.dcm").read_bytes()


FORMATS: dict[str, dict[str, Any]] = {
    "implicit": {"syntax": b.IMPLICIT},
    "big endian": {"syntax": b.BIG_ENDIAN, "bits": 16},
    "deflated": {"syntax": b.DEFLATED},
    "extended table": {"syntax": b.RLE, "frames": 3, "offset_table": "extended"},
    "fragments": {"syntax": b.JPEG_BASELINE, "frames": 2, "fragments": 2, "offset_table": "none"},
}


@pytest.mark.parametrize("name", FORMATS)
def test_only_references_differ_in_what_is_passed_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    signature = [b.quick_dataset(MACIDNumber=1)]
    b.write_dicom(
        source / "c.dcm",
        SOPInstanceUID=KEPT,
        ReferencedImageSequence=image(CHANGED),
        DigitalSignaturesSequence=signature,
        DataSetTrailingPadding=b"\0\0",
        **FORMATS[name],
    )
    # A private attribute stays as it is, whatever it holds.
    dataset = pydicom.dcmread(source / "c.dcm")
    dataset.private_block(0x0011, "SOMEBODY", create=True).add_new(1, "UI", CHANGED)
    dataset.save_as(source / "c.dcm")
    dataset = pydicom.dcmread(source / "c.dcm")
    boxes = boxes_of(tmp_path / "boxes.json")
    assert redact(source, out, boxes) == 0
    written = pydicom.dcmread(out / "redacted_c.dcm")
    new = pydicom.dcmread(out / "redacted_a.dcm").SOPInstanceUID
    assert named(written.ReferencedImageSequence) == [new]
    assert written[0x0011, 0x1001] == dataset[0x0011, 0x1001]
    assert "DigitalSignaturesSequence" not in written
    assert written.file_meta.TransferSyntaxUID == dataset.file_meta.TransferSyntaxUID
    del written.ReferencedImageSequence, dataset.ReferencedImageSequence
    del dataset.DigitalSignaturesSequence
    assert written == dataset
    code, document = verify(capsys, source, out, "--allow-uncleaned")
    assert (code, failures(document)) == (0, [])


def rewrite(path: Path, uid: str) -> None:
    dataset = pydicom.dcmread(path)
    dataset.ReferencedImageSequence[0].ReferencedSOPInstanceUID = uid
    dataset.save_as(path)


@pytest.mark.parametrize("name", ["a", "c"])
@pytest.mark.parametrize("uid", [CHANGED, FOREIGN, "2.25.1"])
def test_a_reference_to_something_else_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, uid: str
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 0
    rewrite(out / f"redacted_{name}.dcm", uid)
    code, document = verify(capsys, source, out, "--allow-uncleaned")
    assert code == 6
    (wrong,) = [one for one in document["instances"] if not one["proven"]]
    assert wrong["original"] == f"{name}.dcm"
    said = json.dumps(wrong)
    assert "ReferencedSOPInstanceUID" in said
    assert uid not in said
    assert CHANGED not in said


def test_another_change_beside_a_reference_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 0
    kept = pydicom.dcmread(out / "redacted_c.dcm")
    kept.StudyID = "2"
    kept.save_as(out / "redacted_c.dcm")
    report = pydicom.dcmread(out / "uncleaned_sr.dcm")
    report.ContentSequence[1].TextValue = "John"
    report.save_as(out / "uncleaned_sr.dcm")
    code, document = verify(capsys, source, out, "--allow-uncleaned")
    assert (code, failures(document)) == (
        6,
        ["Its header differs: StudyID.", "Its header differs: TextValue."],
    )


def test_references_left_behind_are_found_though_the_file_is_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 0
    shutil.copy(source / "c.dcm", out / "redacted_c.dcm")
    shutil.copy(source / "sr.dcm", out / "uncleaned_sr.dcm")
    code, document = verify(capsys, source, out, "--allow-uncleaned")
    assert code == 6
    assert [one["problems"] for one in document["instances"]] == [
        [],
        [],
        [
            "It names instances by UIDs they no longer have: DerivationDescription, "
            "ReferencedSOPInstanceUID."
        ],
        [
            "It names instances by UIDs they no longer have: ReferencedSOPInstanceUID, "
            "SeriesInstanceUID."
        ],
    ]


@pytest.mark.parametrize("name", ["a", "c"])
def test_one_pair_of_a_run_cannot_prove_where_its_references_lead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 0
    capsys.readouterr()
    pair = str(source / f"{name}.dcm"), str(out / f"redacted_{name}.dcm")
    assert main(["verify", *pair]) == 6
    said = " ".join(capsys.readouterr().out.split())
    assert "ReferencedSOPInstanceUID" in said
    assert "compare the whole folders or archives" in said
    # Whoever names no other instance that changed is proven alone.
    alone = b.write_dicom(tmp_path / "alone.dcm", ReferencedImageSequence=image(FOREIGN, KEPT))
    boxes = boxes_file(tmp_path / "one.json", (b.SOP_INSTANCE_UID, [BOX | {"frames": "all"}]))
    assert redact(alone, tmp_path / "one", boxes) == 0
    assert main(["verify", str(alone), str(tmp_path / "one" / "redacted_alone.dcm")]) == 0


def test_what_cannot_follow_fails_and_nobody_names_what_it_would_have_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(path: Path, name: str, target: Path, links: Links) -> bool:
        if name == "a.dcm":
            target.write_bytes(b"half")
            raise VerificationError("The written file is not as it should be.")
        return relink.relink(path, name, target, links)

    monkeypatch.setattr(related, "relink", failing)
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 3
    assert "a.dcm: failed: The written file is not as it should be." in capsys.readouterr().err
    written = outputs(out)
    assert set(written) == {"b.dcm", "c.dcm", "sr.dcm"}
    new = written["b.dcm"].SOPInstanceUID
    assert named(written["c.dcm"].ReferencedImageSequence) == [CHANGED, new, KEPT, FOREIGN]
    (listed,) = json.loads((out / "bbox_coords_b.json").read_text())["instances"]
    assert listed["sop_instance_uid"] == ALSO_CHANGED
    assert not (out / "bbox_coords_a.json").exists()


def test_a_damaged_copy_is_noticed_before_it_gets_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = relink.write_around

    def careless(file: Any, start: int, end: int, output: Any, target: Path) -> None:
        write(file, start, end, output, target)
        data = bytearray(target.read_bytes())
        data[-1] ^= 1
        target.write_bytes(data)

    monkeypatch.setattr(relink, "write_around", careless)
    source, out = study(tmp_path / "in"), tmp_path / "out"
    assert redact(source, out, boxes_of(tmp_path / "boxes.json")) == 4
    assert list(out.iterdir()) == []


def test_an_interrupted_run_leaves_nobody_who_names_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The instances that name each other wait for the last of them; the others do not."""
    source, out = study(tmp_path / "in"), tmp_path / "out"
    b.write_dicom(source / "0.dcm", SOPInstanceUID="1.2.9", SeriesInstanceUID="1.2.8")
    boxes = boxes_of(tmp_path / "boxes.json")
    document = json.loads(boxes.read_text())
    document["instances"].append({"sop_instance_uid": "1.2.9", "boxes": []})
    boxes.write_text(json.dumps(document))
    copy = dynamic_redact.copy_unchanged

    def interrupted(image: Any, destination: Path) -> None:
        if image.name == "c.dcm":
            raise KeyboardInterrupt
        copy(image, destination)

    monkeypatch.setattr(dynamic_redact, "copy_unchanged", interrupted)
    assert redact(source, out, boxes) == 130
    assert {path.name for path in out.iterdir()} == {"redacted_0.dcm", "bbox_coords_0.json"}


def test_a_detection_lets_its_review_copies_name_each_other(tmp_path: Path) -> None:
    found, other = "1.2.3.4.5.60", "1.2.3.4.5.61"
    source = tmp_path / "in"
    pictures.write(source / "a.dcm", {(20, 20): "DOE^JANE"}, SOPInstanceUID=found, series=SERIES)
    pictures.write(
        source / "b.dcm",
        {},
        SOPInstanceUID=other,
        series=SERIES,
        ReferencedImageSequence=image(found),
    )
    out = tmp_path / "out"
    assert main(["detect", str(source), "--output", str(out), "--ner-model", "none"]) == 0
    (copy,) = [pydicom.dcmread(out / "bbox_a.dcm")]
    (reference,) = named(pydicom.dcmread(out / "bbox_b.dcm").ReferencedImageSequence)
    assert reference == copy.SOPInstanceUID != found
