"""Text outside pixels: it fails its instance, or is passed on under a name that says so."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pydicom
import pytest

from fw_gear_presidio import detect, redact
from fw_gear_presidio.api import settings_for
from fw_gear_presidio.cli import main
from fw_gear_presidio.domain import Outcome
from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.settings import Mode
from tests import builders as b

PDF = "1.2.840.10008.5.1.4.1.1.104.1"
PRESENTATION_STATE = "1.2.840.10008.5.1.4.1.1.11.1"
ECG = "1.2.840.10008.5.1.4.1.1.9.1.1"


def text(**attributes: Any) -> list[pydicom.Dataset]:
    return [b.quick_dataset(**attributes)]


WITHOUT_PIXELS: dict[str, tuple[str, dict[str, Any]]] = {
    "report": (b.BASIC_TEXT_SR, {"ContentSequence": text(TextValue="Jane Doe")}),
    "document": (PDF, {"EncapsulatedDocument": b"%PDF-1.4 "}),
    "presentation state": (
        PRESENTATION_STATE,
        {"GraphicAnnotationSequence": text(UnformattedTextValue="Jane Doe")},
    ),
    "waveform": (ECG, {"WaveformAnnotationSequence": text(UnformattedTextValue="Jane Doe")}),
}
IN_AN_IMAGE = {
    "Graphic Annotation": {"GraphicAnnotationSequence": text(UnformattedTextValue="Jane Doe")},
    "Waveform Annotation": {"WaveformAnnotationSequence": text(UnformattedTextValue="Jane Doe")},
    "Encapsulated Document": {"EncapsulatedDocument": b"%PDF-1.4 "},
    "Structured Report content": {"ContentSequence": text(TextValue="Jane Doe")},
}


def box_file(path: Path) -> Path:
    box = {"left": 8, "top": 8, "width": 20, "height": 8, "frames": "all"}
    instance = {"sop_instance_uid": b.SOP_INSTANCE_UID, "boxes": [box]}
    document = {"schema": "presidio-image-redactor/bbox-coords/1", "instances": [instance]}
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize("kind", WITHOUT_PIXELS)
def test_an_object_without_pixels_never_gets_a_redacted_name(tmp_path: Path, kind: str) -> None:
    sop_class, attributes = WITHOUT_PIXELS[kind]
    source = b.write_object(tmp_path / "other.dcm", sop_class, **attributes)
    out = tmp_path / "out"
    failed = redact(source, out, all_text=True)
    assert [result.outcome for result in failed.results] == [Outcome.REFUSED]
    assert list(out.iterdir()) == []
    report = redact(source, out, all_text=True, allow_uncleaned=True)
    assert [path.name for path in out.iterdir()] == ["uncleaned_other.dcm"]
    assert (out / "uncleaned_other.dcm").read_bytes() == source.read_bytes()
    (result,) = report.results
    assert result.outcome is Outcome.PASSED_ON
    assert "not cleaned" in result.notes[0]
    assert (report.exit_code, report.phi_found) == (0, None)
    # Without the option nothing of it stays.
    assert redact(source, out, all_text=True).exit_code == 4
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("kind", IN_AN_IMAGE)
def test_an_image_with_other_text_fails_or_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", **IN_AN_IMAGE[kind])
    out = tmp_path / "out"
    run = ["redact", str(source), "--output", str(out)]
    run += ["--bbox-coords", str(box_file(tmp_path / "boxes.json"))]
    assert main(run) == 4
    said = capsys.readouterr().err
    assert f"refused: It holds text that is not cleaned: {kind}." in said
    assert list(out.glob("*.dcm")) == []
    assert main([*run, "--allow-uncleaned"]) == 0
    said = capsys.readouterr().err
    assert f"It holds text that is not cleaned: {kind}." in said
    assert "Doe" not in said
    written = pydicom.dcmread(out / "redacted_scan.dcm")
    # The pixels are cleaned, the text is as it was, and nothing claims otherwise.
    assert written.BurnedInAnnotation == "NO"
    codes = [code.CodeValue for code in written.DeidentificationMethodCodeSequence]
    assert codes == ["113101"]
    (keyword,) = IN_AN_IMAGE[kind]
    assert written[keyword] == pydicom.dcmread(source)[keyword]
    verify = ["verify", str(source), str(out)]
    assert main(verify) == 6
    assert f"not cleaned: {kind}" in capsys.readouterr().out
    assert main([*verify, "--allow-uncleaned"]) == 0


def test_an_image_without_findings_and_with_other_text_fails_too(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "scan.dcm", rows=8, columns=8, **IN_AN_IMAGE["Graphic Annotation"]
    )
    report = redact(source, tmp_path / "out", all_text=True)
    assert [result.outcome for result in report.results] == [Outcome.REFUSED]
    report = redact(source, tmp_path / "out", all_text=True, allow_uncleaned=True)
    assert [result.outcome for result in report.results] == [Outcome.UNCHANGED]
    assert report.results[0].notes == ("It holds text that is not cleaned: Graphic Annotation.",)


def test_a_detection_says_what_it_did_not_look_at(tmp_path: Path) -> None:
    source = b.write_dicom(
        tmp_path / "scan.dcm", rows=8, columns=8, **IN_AN_IMAGE["Graphic Annotation"]
    )
    (result,) = detect(source, tmp_path / "out", ner_models=()).results
    assert result.outcome is Outcome.NO_PHI_FOUND
    assert "It holds text that is not cleaned: Graphic Annotation." in result.notes
    with pytest.raises(UsageError):
        settings_for(Mode.DETECTION_ONLY, allow_uncleaned=True)


def test_in_a_series_it_lies_in_an_archive_of_its_own(tmp_path: Path) -> None:
    image = b.write_dicom(tmp_path / "scan.dcm")
    report = b.write_object(tmp_path / "report.dcm", b.BASIC_TEXT_SR)
    members = [(f"series/{path.name}", path.read_bytes()) for path in (image, report)]
    source = b.write_zip(tmp_path / "scan.zip", members)
    out = tmp_path / "out"
    run = ["redact", str(source), "--output", str(out), "--allow-uncleaned"]
    assert main([*run, "--bbox-coords", str(box_file(tmp_path / "boxes.json"))]) == 0
    with zipfile.ZipFile(out / "redacted.zip") as archive:
        assert archive.namelist() == ["series/scan.dcm"]
    with zipfile.ZipFile(out / "uncleaned.zip") as archive:
        assert archive.namelist() == ["series/report.dcm"]
        assert archive.read("series/report.dcm") == report.read_bytes()
    (listed,) = json.loads((out / "bbox_coords_scan.json").read_text())["instances"]
    assert listed["sop_instance_uid"] == b.SOP_INSTANCE_UID


@pytest.mark.parametrize("damage", ["float", "video"])
def test_what_cannot_be_cleaned_but_has_pixels_is_not_passed_on(
    tmp_path: Path, damage: str
) -> None:
    source = b.write_dicom(tmp_path / "scan.dcm", syntax=b.JPEG_BASELINE)
    dataset = pydicom.dcmread(source)
    if damage == "video":
        dataset.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.4.100"
    else:
        dataset.file_meta.TransferSyntaxUID = b.EXPLICIT
        del dataset.PixelData
        dataset.FloatPixelData = bytes(48 * 64 * 4)
    dataset.save_as(source)
    report = redact(source, tmp_path / "out", all_text=True, allow_uncleaned=True)
    assert [result.outcome for result in report.results] == [Outcome.REFUSED]
    assert list((tmp_path / "out").iterdir()) == []
