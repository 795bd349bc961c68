"""``fw-presidio verify`` on files, zips and folders: which image is whose redaction."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fw_gear_presidio.cli import main
from tests import builders as b
from tests.scenarios.proofs import BOX, NAME, boxes_file, failures, redacted, rewrite, verify


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
    report = b.write_object(tmp_path / "report.dcm", b.BASIC_TEXT_SR, TextValue=f"Mr. {NAME}")
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
