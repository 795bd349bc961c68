"""``fw-presidio verify``: exit code 0 for what is proven, 6 and a reason for everything else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from jsonschema import validate

from fw_gear_presidio import verification
from fw_gear_presidio.cli import main
from fw_gear_presidio.dicom import redaction
from tests import builders as b
from tests.scenarios import pictures

BOX = {"left": 8, "top": 8, "width": 24, "height": 8}
NAME = "Doe"
BASIC_TEXT_SR = "1.2.840.10008.5.1.4.1.1.88.11"


def boxes_file(path: Path, *instances: tuple[str, list[dict[str, Any]]]) -> Path:
    document = {
        "schema": "presidio-image-redactor/bbox-coords/1",
        "instances": [{"sop_instance_uid": uid, "boxes": boxes} for uid, boxes in instances],
    }
    path.write_text(json.dumps(document))
    return path


def redacted(
    tmp_path: Path, source: Path, frames: Any = "all", uids: tuple[str, ...] = (b.SOP_INSTANCE_UID,)
) -> Path:
    """The box file of a redaction of ``source`` into ``out``."""
    boxes = boxes_file(
        tmp_path / "boxes.json", *((uid, [BOX | {"frames": frames}]) for uid in uids)
    )
    out = str(tmp_path / "out")
    assert main(["redact", str(source), "--output", out, "--bbox-coords", str(boxes)]) == 0
    return boxes


def verify(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON document, which the schema describes."""
    capsys.readouterr()
    code = main(["verify", *map(str, arguments), "--json"])
    text = capsys.readouterr().out
    document = json.loads(text)
    schema = files(verification).joinpath("proof.schema.json").read_text("utf-8")
    validate(document, json.loads(schema))
    assert document["proven"] == (code == 0)
    assert NAME not in text
    return code, document


def failures(document: dict[str, Any]) -> list[str]:
    found = list(document["problems"])
    for instance in document["instances"]:
        found += instance["problems"]
        found += [f"{one['frame']}: {p}" for one in instance["frames"] for p in one["problems"]]
        found += [f"{one['group']}: {p}" for one in instance["overlays"] for p in one["problems"]]
        found += [one["claim"] for one in instance["claims"] if not one["holds"]]
    return found


def rewrite(path: Path, change: Callable[[pydicom.Dataset], None]) -> None:
    dataset = pydicom.dcmread(path)
    change(dataset)
    dataset.save_as(path)


FORMATS: dict[str, dict[str, Any]] = {
    "native": {"bits": 16, "stored": 12},
    "signed": {"bits": 16, "stored": 12, "signed": True, "syntax": b.BIG_ENDIAN},
    "deflated": {"photometric": "RGB", "syntax": b.DEFLATED},
    "pairs": {"photometric": "YBR_FULL_422"},
    "bits": {"bits": 1},
    "rle": {"photometric": "RGB", "syntax": b.RLE},
    "jpeg 2000": {"bits": 16, "syntax": b.JPEG_2000_LOSSLESS, "offset_table": "extended"},
    "grey jpeg": {"syntax": b.JPEG_BASELINE},
    "jpeg 4:2:2": {
        "photometric": "YBR_FULL_422",
        "syntax": b.JPEG_BASELINE,
        "jpeg": {"subsampling": 1},
    },
    "jpeg 4:2:0": {
        "photometric": "YBR_FULL_422",
        "syntax": b.JPEG_BASELINE,
        "jpeg": {"subsampling": 2},
    },
    "progressive": {"syntax": b.JPEG_BASELINE, "jpeg": {"progressive": True}},
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_redaction_is_proven_with_and_without_its_boxes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3, **FORMATS[name])
    boxes = redacted(tmp_path, source, frames=[[2, 2]])
    image = tmp_path / "out" / "redacted_scan.dcm"
    code, document = verify(capsys, source, image, "--bbox-coords", boxes)
    assert (code, failures(document)) == (0, [])
    (instance,) = document["instances"]
    assert instance["kind"] == "redacted"
    assert [one["frame"] for one in instance["frames"]] == [1, 2, 3]
    counts = [len(one["boxes"]) for one in instance["frames"]]
    assert counts == [0, 1, 0]
    (box,) = instance["frames"][1]["boxes"]
    assert box["left"] <= BOX["left"]
    assert box["left"] + box["width"] >= BOX["left"] + BOX["width"]
    for one in instance["frames"]:
        assert one["outside"]["sha256_original"] == one["outside"]["sha256_redacted"]
        assert one["outside"]["compared"] > 0

    code, found = verify(capsys, source, image)
    assert (code, failures(found)) == (0, [])
    (instance,) = found["instances"]
    assert [bool(one["boxes"]) for one in instance["frames"]] == [False, True, False]
    (place,) = instance["frames"][1]["boxes"]
    # What changed lies within the box: where a sample had the fill's value nothing changed.
    assert place["left"] >= box["left"]
    assert place["top"] >= box["top"]
    assert place["width"] <= box["width"]
    assert place["height"] <= box["height"]


def test_the_table_names_frames_and_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3)
    boxes = redacted(tmp_path, source, frames=[[2, 3]])
    capsys.readouterr()
    assert main(["verify", str(source), str(tmp_path / "out"), "--bbox-coords", str(boxes)]) == 0
    text = capsys.readouterr().out
    assert "proven  scan.dcm -> redacted_scan.dcm" in text
    assert "1 of 1 pair(s) proven" in text
    rows = [line.split() for line in text.splitlines()]
    assert any(row[:2] == ["2-3", "8,8"] and row[-1] == "identical" for row in rows)
    more = [BOX | {"frames": "all"}]
    boxes = boxes_file(tmp_path / "more.json", (b.SOP_INSTANCE_UID, more))
    assert main(["verify", str(source), str(tmp_path / "out"), "--bbox-coords", str(boxes)]) == 6
    text = capsys.readouterr().out
    assert "NOT PROVEN  scan.dcm -> redacted_scan.dcm" in text
    assert "- Frame 1: Not filled: the box at left 8 top 8 width 24 height 8." in text
    moved = [BOX | {"frames": "all", "left": 36}]
    boxes = boxes_file(tmp_path / "moved.json", (b.SOP_INSTANCE_UID, moved))
    assert main(["verify", str(source), str(tmp_path / "out"), "--bbox-coords", str(boxes)]) == 6
    text = capsys.readouterr().out
    assert "- Frames 1-3: Not filled: the box at left 36 top 8 width 24 height 8." in text
    quiet = ["verify", str(source), str(tmp_path / "out"), "--quiet"]
    assert main(quiet) == 0
    assert "redacted_scan.dcm" not in capsys.readouterr().out


def at(frame: int, row: int, column: int) -> int:
    """Offset from the end of 3 native frames of 48 x 64 bytes."""
    return (frame * 48 + row) * 64 + column - 3 * 48 * 64


def sample_outside(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[at(1, 40, 50)] ^= 1
    path.write_bytes(bytes(data))


def box_not_filled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[at(2, 10, 10)] ^= 1
    path.write_bytes(bytes(data))


def frames_swapped(path: Path) -> None:
    data = path.read_bytes()
    one, two, three = at(0, 0, 0), at(1, 0, 0), at(2, 0, 0)
    path.write_bytes(data[:one] + data[two:three] + data[one:two] + data[three:])


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (sample_outside, "2: 1 samples outside the boxes differ, at left 50 top 40 width 1"),
        (box_not_filled, "3: Not filled: the box at left 8 top 8 width 24 height 8"),
        (frames_swapped, "1: "),
    ],
)
def test_tampered_pixels_are_found_on_their_frame(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tamper: Callable[[Path], None], said: str
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3)
    boxes = redacted(tmp_path, source)
    tamper(tmp_path / "out" / "redacted_scan.dcm")
    code, document = verify(capsys, source, tmp_path / "out", "--bbox-coords", boxes)
    assert code == 6
    assert failures(document)[0].startswith(said)
    (instance,) = document["instances"]
    wrong = [one["frame"] for one in instance["frames"] if one["problems"]]
    assert wrong == {sample_outside: [2], box_not_filled: [3], frames_swapped: [1, 2]}[tamper]


def test_without_boxes_ink_left_in_a_changed_place_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3, pixels=np.full((3, 48, 64), 90))
    redacted(tmp_path, source)
    box_not_filled(tmp_path / "out" / "redacted_scan.dcm")
    code, document = verify(capsys, source, tmp_path / "out")
    assert code == 6
    assert failures(document) == [
        "3: Changed, but not filled with one value, at left 8 top 8 width 24 height 8."
    ]


def test_a_box_that_was_forgotten_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm")
    redacted(tmp_path, source)
    other = BOX | {"left": 40, "frames": "all"}
    both = [BOX | {"frames": "all"}, other]
    boxes = boxes_file(tmp_path / "both.json", (b.SOP_INSTANCE_UID, both))
    code, document = verify(capsys, source, tmp_path / "out", "--bbox-coords", boxes)
    assert code == 6
    assert failures(document) == ["1: Not filled: the box at left 40 top 8 width 24 height 8."]
    nothing = boxes_file(tmp_path / "none.json", (b.SOP_INSTANCE_UID, []))
    code, document = verify(capsys, source, tmp_path / "out", "--bbox-coords", nothing)
    assert code == 6
    assert any("samples outside the boxes differ" in one for one in failures(document))
    assert "Nothing was to be redacted, but the files differ." in failures(document)


CLAIMS: dict[str, tuple[Callable[[pydicom.Dataset], Any], str]] = {
    "burned in": (lambda d: setattr(d, "BurnedInAnnotation", "YES"), "Burned In Annotation"),
    "method": (lambda d: delattr(d, "DeidentificationMethod"), "De-identification Method names"),
    "code": (
        lambda d: setattr(d.DeidentificationMethodCodeSequence[0], "CodeValue", "113100"),
        "De-identification Method Code Sequence",
    ),
    "type": (lambda d: setattr(d, "ImageType", ["ORIGINAL", "PRIMARY"]), "Image Type"),
    "old UID": (
        lambda d: setattr(
            d,
            "SourceImageSequence",
            [
                b.quick_dataset(
                    ReferencedSOPClassUID=d.SOPClassUID, ReferencedSOPInstanceUID=b.SOP_INSTANCE_UID
                )
            ],
        ),
        "the old SOP Instance UID",
    ),
    "old UID in a text": (
        lambda d: setattr(d, "DerivationDescription", f"made from {b.SOP_INSTANCE_UID}."),
        "the old SOP Instance UID",
    ),
    "same UID": (lambda d: setattr(d, "SOPInstanceUID", b.SOP_INSTANCE_UID), "SOP Instance UID is"),
    "series": (lambda d: setattr(d, "SeriesInstanceUID", b.SERIES_INSTANCE_UID), "Series Instance"),
    "icon": (
        lambda d: setattr(d, "IconImageSequence", [b.quick_dataset(Rows=1)]),
        "there is no icon",
    ),
    "signature": (
        lambda d: setattr(d, "DigitalSignaturesSequence", [b.quick_dataset(MACIDNumber=1)]),
        "there is no icon of the image and no digital signature",
    ),
    "lossy": (lambda d: delattr(d, "LossyImageCompression"), "Lossy Image Compression"),
    "extremes": (
        lambda d: d.add_new("SmallestImagePixelValue", "US", 3),
        "smallest and largest pixel values",
    ),
    "patient": (lambda d: setattr(d, "PatientID", "4712"), "every other attribute"),
    "nested": (
        lambda d: setattr(d.RequestAttributesSequence[0], "ScheduledProcedureStepID", "2"),
        "every other attribute",
    ),
}


@pytest.mark.parametrize("case", CLAIMS)
def test_a_false_claim_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    change, claim = CLAIMS[case]
    source = b.write_dicom(
        tmp_path / "scan.dcm",
        LossyImageCompression="01",
        SmallestImagePixelValue=3,
        RequestAttributesSequence=[b.quick_dataset(ScheduledProcedureStepID="1")],
    )
    redacted(tmp_path, source)
    rewrite(tmp_path / "out" / "redacted_scan.dcm", change)
    code, document = verify(capsys, source, tmp_path / "out")
    assert code == 6
    assert any(one.startswith(claim) for one in failures(document))
    (instance,) = document["instances"]
    assert not any(one["problems"] for one in instance["frames"])


def test_a_block_of_a_jpeg_that_changed_outside_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two boxes are filled, one is told of: the other is a change outside."""
    format_ = FORMATS["jpeg 4:2:0"]
    source = b.write_dicom(tmp_path / "scan.dcm", rows=64, columns=96, **format_)
    both = [BOX | {"frames": "all"}, BOX | {"frames": "all", "left": 64, "top": 40}]
    boxes = boxes_file(tmp_path / "both.json", (b.SOP_INSTANCE_UID, both))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]) == 0
    assert verify(capsys, source, out, "--bbox-coords", boxes)[0] == 0
    one = boxes_file(tmp_path / "one.json", (b.SOP_INSTANCE_UID, both[:1]))
    code, document = verify(capsys, source, out, "--bbox-coords", one)
    assert code == 6
    assert failures(document) == [
        "1: Blocks outside the boxes differ, at left 64 top 32 width 32 height 16."
    ]
    # The original with the boxes of the redaction: nothing was filled.
    shutil.copy(source, out / "redacted_scan.dcm")
    rewrite(out / "redacted_scan.dcm", lambda d: setattr(d, "PatientID", "4712"))
    code, document = verify(capsys, source, out, "--bbox-coords", one)
    assert code == 6
    assert failures(document)[0].startswith("1: Not filled: the box at left 0 top 0 width 32")


def test_ink_left_on_an_overlay_plane_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm")
    rewrite(source, lambda d: d.update(b.overlay_attributes(np.ones((48, 64)))))
    box = BOX | {"frames": "all", "overlay_group": "6000"}
    boxes = boxes_file(tmp_path / "boxes.json", (b.SOP_INSTANCE_UID, [box]))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]) == 0
    assert verify(capsys, source, out, "--bbox-coords", boxes)[0] == 0
    code, document = verify(capsys, source, out)
    (overlay,) = document["instances"][0]["overlays"]
    assert (code, overlay["boxes"]) == (0, [BOX])
    rewrite(out / "redacted_scan.dcm", lambda d: d.update(b.overlay_attributes(np.ones((48, 64)))))
    code, document = verify(capsys, source, out, "--bbox-coords", boxes)
    assert code == 6
    assert failures(document) == ["6000: Ink is not cleared in its boxes, or elsewhere."]


def series(tmp_path: Path, count: int = 3) -> tuple[list[Path], tuple[str, ...]]:
    folder = tmp_path / "series"
    folder.mkdir()
    uids = tuple(f"1.2.3.9.{n}" for n in range(count))
    paths = [
        b.write_dicom(
            folder / f"slice{n}.dcm",
            SOPInstanceUID=uid,
            InstanceNumber=n + 1,
            pixels=b.noise(48, 64, 1, 1, 0, 255, seed=n),
        )
        for n, uid in enumerate(uids)
    ]
    return paths, uids


def test_a_zip_of_a_series_and_what_is_missing_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths, uids = series(tmp_path)
    members = [(path.name, path.read_bytes()) for path in paths]
    source = b.write_zip(tmp_path / "scan.zip", [*members, ("README", b"x")])
    boxes = redacted(tmp_path, source, uids=uids)
    out = tmp_path / "out"
    code, document = verify(capsys, source, out / "redacted.zip", "--bbox-coords", boxes)
    assert (code, len(document["instances"])) == (0, 3)
    assert verify(capsys, source, out, "--bbox-coords", boxes)[0] == 0
    more = b.write_zip(tmp_path / "more.zip", [*members, ("slice9.dcm", members[0][1])])
    code, document = verify(capsys, more, out / "redacted.zip", "--bbox-coords", boxes)
    assert code == 6
    assert "It has no redacted image." in failures(document)
    code, document = verify(
        capsys, b.write_zip(tmp_path / "few.zip", members[:2]), out, "--bbox-coords", boxes
    )
    assert code == 6
    assert "It has no original." in failures(document)
    assert any("lists instance 1.2.3.9.2, which is not among" in one for one in failures(document))


@pytest.mark.parametrize("clue", ["source image", "same UID", "place"])
def test_instances_are_paired_though_their_names_say_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], clue: str
) -> None:
    """What another tool wrote, under names of its own, in another order."""
    _, uids = series(tmp_path)
    redacted(tmp_path, tmp_path / "series", uids=uids)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    for n, path in enumerate(sorted((tmp_path / "out").glob("*.dcm"))):
        target = shutil.copy(path, foreign / f"{9 - n}.dcm")
        if clue == "source image":
            reference = b.quick_dataset(ReferencedSOPInstanceUID=uids[n])
            rewrite(target, lambda d, r=reference: setattr(d, "SourceImageSequence", [r]))
            rewrite(target, lambda d: setattr(d, "InstanceNumber", 1))
        elif clue == "same UID":
            rewrite(target, lambda d, uid=uids[n]: setattr(d, "SOPInstanceUID", uid))
            rewrite(target, lambda d: setattr(d, "InstanceNumber", 1))
    code, document = verify(capsys, tmp_path / "series", foreign)
    pairs = {one["original"]: one["redacted"] for one in document["instances"]}
    assert pairs == {f"slice{n}.dcm": f"{9 - n}.dcm" for n in range(3)}
    # Nothing is wrong with the pixels: had the pairs been others, all of them would differ.
    assert not any(one["problems"] for i in document["instances"] for one in i["frames"])
    assert code == (0 if clue == "place" else 6)


def test_a_folder_with_an_index_and_other_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A CD has a DICOMDIR and a viewer: neither has a counterpart, and neither needs one."""
    _, uids = series(tmp_path, 2)
    folder = tmp_path / "series"
    b.write_object(folder / "DICOMDIR", "1.2.840.10008.1.3.10")
    (folder / "viewer.exe").write_bytes(b"MZ")
    boxes = redacted(tmp_path, folder, uids=uids)
    code, document = verify(capsys, folder, tmp_path / "out", "--bbox-coords", boxes)
    assert (code, len(document["instances"])) == (0, 2)
    # A review copy still shows what was found: it has no place beside redacted images.
    shutil.copy(folder / "slice0.dcm", tmp_path / "out" / "bbox_slice0.dcm")
    code, document = verify(capsys, folder, tmp_path / "out", "--bbox-coords", boxes)
    assert (code, failures(document)) == (6, ["It has no original."])
    # The output folder may lie inside the input.
    inside = shutil.copytree(tmp_path / "out", folder / "out")
    (inside / "bbox_slice0.dcm").unlink()
    assert verify(capsys, folder, inside, "--bbox-coords", boxes)[0] == 0


def test_an_untouched_instance_is_a_pair_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm")
    empty = boxes_file(tmp_path / "boxes.json", (b.SOP_INSTANCE_UID, []))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(empty)]) == 0
    code, document = verify(capsys, source, out, "--bbox-coords", empty)
    assert (code, document["instances"][0]["kind"]) == (0, "identical")
    assert verify(capsys, source, out)[0] == 0
    boxes = boxes_file(tmp_path / "b.json", (b.SOP_INSTANCE_UID, [BOX | {"frames": "all"}]))
    code, document = verify(capsys, source, out, "--bbox-coords", boxes)
    assert (code, failures(document)) == (
        6,
        ["Nothing was redacted: the files are identical."],
    )


def test_another_image_is_not_a_redaction(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm")
    other = b.write_dicom(tmp_path / "other.dcm", rows=50, frames=2)
    code, document = verify(capsys, source, other)
    assert code == 6
    assert failures(document) == [
        "The pixels have another format than the original's: rows, columns or samples, frames."
    ]
    other.write_bytes(other.read_bytes()[:-200])
    code, document = verify(capsys, source, other)
    assert code == 6
    assert document["instances"][0]["kind"] == "not comparable"
    unlisted = boxes_file(tmp_path / "boxes.json", ("1.2.9", []))
    code, document = verify(capsys, source, source, "--bbox-coords", unlisted)
    assert code == 6
    assert "The box file does not list this instance." in failures(document)
    assert main(["verify", str(tmp_path / "none"), str(source)]) == 4


def test_a_report_is_proven_only_when_uncleaned_text_is_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image = b.write_dicom(tmp_path / "scan.dcm")
    report = b.write_object(tmp_path / "report.dcm", BASIC_TEXT_SR, TextValue=f"Mr. {NAME}")
    members = [(path.name, path.read_bytes()) for path in (image, report)]
    source = b.write_zip(tmp_path / "scan.zip", members)
    boxes = boxes_file(tmp_path / "boxes.json", (b.SOP_INSTANCE_UID, [BOX | {"frames": "all"}]))
    out = tmp_path / "out"
    redact = ["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]
    assert main(redact) == 3
    assert not (out / "uncleaned.zip").exists()
    assert main([*redact, "--allow-uncleaned"]) == 0
    assert main(["verify", str(source), str(out), "--allow-uncleaned"]) == 0
    code, document = verify(capsys, source, out)
    assert code == 6
    (problem,) = failures(document)
    assert problem.startswith("Not an image")


def test_the_pipeline_and_the_command_share_the_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A writer that forgets a frame fails the run, with the command's own words."""
    write = redaction.write_instance

    def forgetful(image: Any, output: Any, edit: Any, target: Path) -> None:
        write(image, output, edit, target)
        data = bytearray(target.read_bytes())
        data[at(1, 9, 9)] ^= 1
        target.write_bytes(bytes(data))

    monkeypatch.setattr(redaction, "write_instance", forgetful)
    source = b.write_dicom(tmp_path / "scan.dcm", frames=3)
    boxes = boxes_file(tmp_path / "boxes.json", (b.SOP_INSTANCE_UID, [BOX | {"frames": "all"}]))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]) == 4
    assert list(out.glob("*.dcm")) == []


def test_scanning_and_given_boxes_redact_a_jpeg_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Yellow text on blue, chroma at half the resolution: boxes are whole blocks of both."""
    grey = pictures.write(
        tmp_path / "grey.dcm", {(20, 20): "MRN: 84736251", (30, 200): "03/11/1948"}
    )
    ink = pydicom.dcmread(grey).pixel_array > 128
    pixels = np.where(ink[..., None], (210, 16, 146), (41, 240, 110))[None]
    source = b.write_dicom(
        tmp_path / "scan.dcm",
        pixels=pixels,
        photometric="YBR_FULL_422",
        syntax=b.JPEG_BASELINE,
        jpeg={"subsampling": 2},
    )
    once, boxes, twice = (tmp_path / name for name in ("once", "boxes", "twice"))
    options = ["--ner-model", "none", "--output"]
    assert main(["redact", str(source), *options, str(once)]) == 0
    assert main(["detect", str(source), *options, str(boxes)]) == 0
    given = ["--bbox-coords", str(boxes / "bbox_coords_scan.json")]
    assert main(["redact", str(source), *given, *options, str(twice)]) == 0
    images = [pydicom.dcmread(out / "redacted_scan.dcm").PixelData for out in (once, twice)]
    assert images[0] == images[1]
    for out in (once, twice):
        code, document = verify(capsys, source, out, "--bbox-coords", out)
        assert (code, failures(document)) == (0, [])
    (frame,) = document["instances"][0]["frames"]
    assert len(frame["boxes"]) >= 2
    for box in frame["boxes"]:
        assert box["left"] % 16 == box["top"] % 16 == 0
    listed = json.loads((once / "bbox_coords_scan.json").read_text())["instances"][0]["boxes"]
    assert [{key: one[key] for key in BOX} for one in listed] == frame["boxes"]


def test_a_box_that_a_person_gave_is_filled_whole_though_its_edges_are_even(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pixels = np.full((1, 48, 64), 20, np.uint8)
    pixels[0, 8:16, 18:30] = 220
    source = b.write_dicom(tmp_path / "scan.dcm", pixels=pixels, syntax=b.JPEG_BASELINE)
    box = {"left": 4, "top": 8, "width": 40, "height": 8, "frames": "all"}
    boxes = boxes_file(tmp_path / "boxes.json", (b.SOP_INSTANCE_UID, [box]))
    out = tmp_path / "out"
    assert main(["redact", str(source), "--output", str(out), "--bbox-coords", str(boxes)]) == 0
    image = out / "redacted_scan.dcm"
    code, document = verify(capsys, source, image, "--bbox-coords", boxes)
    assert (code, failures(document)) == (0, [])
    filled = pydicom.dcmread(image).pixel_array[8:16, 0:48]
    assert np.ptp(filled.astype(int)) <= 1
