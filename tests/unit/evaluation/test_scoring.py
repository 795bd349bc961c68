from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from fw_gear_presidio import ground_truth
from fw_gear_presidio.cli import main
from fw_gear_presidio.domain import BoundingBox, EntityType
from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.evaluation.evaluate import evaluate
from fw_gear_presidio.evaluation.report import all_texts, by_entity
from fw_gear_presidio.evaluation.scoring import (
    Fate,
    ScoredImage,
    ScoredText,
    Tally,
    found_in,
    redacted_in,
    score,
)
from fw_gear_presidio.ground_truth import TruthImage, TruthText
from fw_gear_presidio.outputs import box_file
from tests.builders import SOP_INSTANCE_UID, draw_text, overlay_attributes, write_dicom

NAME = "DOE^JANE"
SETTING = "Gain 50 dB"


def pixels(frames: int = 1) -> tuple[np.ndarray[Any, Any], BoundingBox, BoundingBox]:
    values = np.full((frames, 120, 240), 10, np.int64)
    name = draw_text(values, NAME, 10, 10, 220)
    setting = draw_text(values, SETTING, 10, 70, 220)
    return values, BoundingBox(*name), BoundingBox(*setting)


def truth(name: BoundingBox, setting: BoundingBox, **options: Any) -> TruthImage:
    texts = (
        TruthText(name, NAME, EntityType.PERSON, ambiguous=options.pop("ambiguous", False)),
        TruthText(setting, SETTING, None),
    )
    return TruthImage("files/a.dcm", 120, 240, texts, **options)


def site(tmp_path: Path, frames: int = 1, **options: Any) -> tuple[Path, Path, TruthImage, Any]:
    """Originals with their truth, an empty folder for what becomes of them, and the pixels."""
    values, name, setting = pixels(frames)
    originals, output = tmp_path / "data", tmp_path / "out"
    (originals / "files").mkdir(parents=True)
    output.mkdir()
    write_dicom(originals / "files" / "a.dcm", pixels=values)
    one = truth(name, setting, all_frames=frames > 1, **options)
    ground_truth.write(originals / "truth.json", [one])
    return originals, output, one, values


def filled(values: Any, box: BoundingBox, frames: slice = slice(None)) -> Any:
    changed = values.copy()
    changed[frames, box.top : box.bottom, box.left : box.right] = 0
    return changed


def fates(originals: Path, output: Path, one: TruthImage) -> list[Fate]:
    (image,) = score([one], originals, redacted_in(output))
    assert not image.problem
    return [text.fate for text in image.texts]


@pytest.mark.parametrize("name", ["redacted_a.dcm", "a.dcm", "files/redacted_a.dcm", "x/a.dcm"])
def test_a_filled_name_is_gone_and_the_setting_kept(tmp_path: Path, name: str) -> None:
    originals, output, one, values = site(tmp_path)
    (output / name).parent.mkdir(exist_ok=True)
    write_dicom(output / name, pixels=filled(values, one.texts[0].box))
    assert fates(originals, output, one) == [Fate.GONE, Fate.KEPT]


def test_an_image_that_was_not_touched_keeps_everything(tmp_path: Path) -> None:
    originals, output, one, values = site(tmp_path)
    write_dicom(output / "a.dcm", pixels=values)
    assert fates(originals, output, one) == [Fate.KEPT, Fate.KEPT]


def test_a_setting_half_under_a_box_is_not_kept(tmp_path: Path) -> None:
    originals, output, one, values = site(tmp_path)
    box = one.texts[1].box
    half = BoundingBox(box.left, box.top, box.left + box.width // 2, box.bottom)
    write_dicom(output / "a.dcm", pixels=filled(values, half))
    assert fates(originals, output, one) == [Fate.KEPT, Fate.PARTLY]


def test_one_open_frame_of_a_cine_is_a_miss(tmp_path: Path) -> None:
    originals, output, one, values = site(tmp_path, frames=3)
    write_dicom(output / "a.dcm", pixels=filled(values, one.texts[0].box))
    assert fates(originals, output, one) == [Fate.GONE, Fate.KEPT]
    write_dicom(output / "a.dcm", pixels=filled(values, one.texts[0].box, slice(0, 2)))
    assert fates(originals, output, one) == [Fate.KEPT, Fate.KEPT]
    write_dicom(output / "a.dcm", pixels=filled(values, one.texts[1].box, slice(2, 3)))
    assert fates(originals, output, one) == [Fate.KEPT, Fate.GONE]


def test_no_output_and_another_image_count_as_nothing_redacted(tmp_path: Path) -> None:
    originals, output, one, values = site(tmp_path)
    (image,) = score([one], originals, redacted_in(output))
    assert image.problem
    assert [text.fate for text in image.texts] == [Fate.KEPT, Fate.KEPT]
    write_dicom(output / "a.dcm", pixels=values[:, :100])
    (image,) = score([one], originals, redacted_in(output))
    assert image.problem


def test_text_in_an_overlay_plane_is_scored_there(tmp_path: Path) -> None:
    ink = np.zeros((1, 120, 240), np.int64)
    box = BoundingBox(*draw_text(ink, NAME, 10, 10, 1))
    blank = np.zeros((1, 120, 240), np.int64)
    (tmp_path / "out").mkdir()
    for name, plane in (("a.dcm", ink[0]), ("out/a.dcm", blank[0])):
        extra = {e.tag: e for e in overlay_attributes(plane)}
        write_dicom(tmp_path / name, pixels=blank)
        import pydicom

        dataset = pydicom.dcmread(tmp_path / name)
        for element in extra.values():
            dataset.add(element)
        dataset.save_as(tmp_path / name)
    text = TruthText(box, NAME, EntityType.PERSON, overlay_group=0x6000)
    one = TruthImage("a.dcm", 120, 240, (text,))
    assert fates(tmp_path, tmp_path / "out", one) == [Fate.GONE]
    assert fates(tmp_path, tmp_path, one) == [Fate.KEPT]


def findings(path: Path, file: str, box: BoundingBox, frames: Any) -> Path:
    boxes = [
        {"left": box.left, "top": box.top, "width": box.width, "height": box.height,
         "frames": frames}
    ]  # fmt: skip
    instance = {"sop_instance_uid": SOP_INSTANCE_UID, "file": file, "boxes": boxes}
    path.write_text(json.dumps({"schema": box_file.SCHEMA_ID, "instances": [instance]}))
    return path


def test_findings_are_scored_as_if_their_boxes_were_filled(tmp_path: Path) -> None:
    originals, output, one, _values = site(tmp_path, frames=2)
    path = output / "bbox_coords_a.json"
    boxes = box_file.read(findings(path, "files/a.dcm", one.texts[0].box, "all"))
    (image,) = score([one], originals, found_in(boxes))
    assert [text.fate for text in image.texts] == [Fate.GONE, Fate.KEPT]
    boxes = box_file.read(findings(path, "files/a.dcm", one.texts[0].box, [[1, 1]]))
    (image,) = score([one], originals, found_in(boxes))
    assert [text.fate for text in image.texts] == [Fate.KEPT, Fate.KEPT]


def test_ambiguous_texts_are_counted_apart() -> None:
    box = BoundingBox(0, 0, 9, 9)

    def one(entity: EntityType | None, told: float, *, ambiguous: bool = False) -> ScoredText:
        return ScoredText(TruthText(box, "x", entity, ambiguous=ambiguous), told)

    texts = [
        one(EntityType.ID, 0.0),
        one(EntityType.ID, 0.02),
        one(EntityType.ID, 0.021),
        one(EntityType.ID, 1.0),
        one(None, 0.98),
        one(None, 0.97),
        one(EntityType.PERSON, 0.0, ambiguous=True),
        one(None, 0.0, ambiguous=True),
    ]
    tally = Tally.of(texts)
    assert (tally.phi, tally.phi_gone, tally.phi_touched) == (4, 2, 3)
    assert (tally.technical, tally.technical_kept) == (2, 1)
    assert (tally.recall, tally.kept, tally.precision) == (0.5, 0.5, 0.75)
    assert (tally.ambiguous, tally.ambiguous_gone) == (2, 2)
    assert Tally.of([]).recall is None
    images = [ScoredImage(TruthImage("a", 9, 9, ()), tuple(texts))]
    assert set(by_entity(images)) == {"ID", "NONE", "PERSON"}
    assert len(all_texts(images)) == 8


def test_the_command_prints_figures_but_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    originals, output, one, values = site(tmp_path)
    write_dicom(output / "redacted_a.dcm", pixels=filled(values, one.texts[0].box))
    table, plot = tmp_path / "s.csv", tmp_path / "s.png"
    arguments = ["evaluate", str(output), "--truth", str(originals / "truth.json")]
    assert main([*arguments, "--csv", str(table), "--plot", str(plot)]) == 0
    printed = capsys.readouterr().out
    assert "PHI gone 100.0% (1 of 1)" in printed
    assert "kept 100.0% (1 of 1; without field names 100.0%)" in printed
    assert NAME not in printed
    rows = list(csv.DictReader(table.open()))
    assert [(row["label"], row["fate"]) for row in rows] == [("PERSON", "gone"), ("NONE", "kept")]
    assert Image.open(plot).size[0] > 400


def test_the_library_scores_in_one_call(tmp_path: Path) -> None:
    originals, output, one, values = site(tmp_path)
    write_dicom(output / "a.dcm", pixels=filled(values, one.texts[0].box))
    tally = Tally.of(all_texts(evaluate(output, originals / "truth.json")))
    assert (tally.recall, tally.precision, tally.kept) == (1, 1, 1)
    moved = originals.rename(tmp_path / "moved")
    (tmp_path / "truth.json").write_text((moved / "truth.json").read_text())
    with pytest.raises(UsageError, match="--original"):
        evaluate(output, tmp_path / "truth.json")
    assert evaluate(output, tmp_path / "truth.json", original=moved)[0].texts


def test_residue_is_what_tesseract_still_reads(tmp_path: Path) -> None:
    pytest.importorskip("pytesseract", reason="the extra 'tesseract' is not installed")
    from fw_gear_presidio.errors import ModelError
    from fw_gear_presidio.evaluation.residue import tesseract_residue

    try:
        residue = tesseract_residue()
    except ModelError:
        pytest.skip("tesseract is not installed")
    originals, output, one, values = site(tmp_path)
    write_dicom(output / "a.dcm", pixels=filled(values, one.texts[0].box))
    (image,) = score([one], originals, redacted_in(output), residue)
    assert [text.residue for text in image.texts] == [False, False]
    write_dicom(output / "a.dcm", pixels=values)
    (image,) = score([one], originals, redacted_in(output), residue)
    assert [text.residue for text in image.texts] == [True, False]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["out", "--original", "elsewhere"], "--original"),
        (["nothing"], "neither a folder"),
        (["boxes.json", "--residue"], "--residue"),
    ],
)
def test_unusable_arguments_end_the_command(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    _originals, _output, one, _values = site(tmp_path)
    monkeypatch.chdir(tmp_path)
    findings(tmp_path / "boxes.json", "a.dcm", one.texts[0].box, "all")
    assert main(["evaluate", *arguments, "--truth", "data/truth.json"]) == 2
    assert said in capsys.readouterr().err


def test_a_truth_survives_writing_and_reading(tmp_path: Path) -> None:
    text = TruthText(
        BoundingBox(1, 2, 30, 40), "Ærø", EntityType.LOCATION, True, 0x6002, origin="da_DK"
    )
    images = (
        TruthImage("b.dcm", 9, 8, (text,), frame=3),
        TruthImage("c.dcm", 9, 8, (), all_frames=True, level="word"),
    )
    ground_truth.write(tmp_path / "t.json", images)
    assert ground_truth.read(tmp_path / "t.json") == images


@pytest.mark.parametrize("document", ["{", '{"file": "DOE"}', '[{"file": "DOE"}]', '["DOE"]'])
def test_a_bad_truth_is_named_without_its_content(tmp_path: Path, document: str) -> None:
    path = tmp_path / "t.json"
    path.write_text(document)
    with pytest.raises(UsageError) as raised:
        ground_truth.read(path)
    assert "t.json" in str(raised.value)
    assert "DOE" not in str(raised.value)


def test_an_unknown_label_is_refused(tmp_path: Path) -> None:
    images = [TruthImage("b.dcm", 9, 8, (TruthText(BoundingBox(0, 0, 1, 1), "x", None),))]
    ground_truth.write(tmp_path / "t.json", images)
    bad = (tmp_path / "t.json").read_text().replace("NONE", "NAME")
    (tmp_path / "t.json").write_text(bad)
    with pytest.raises(UsageError, match="entry 1"):
        ground_truth.read(tmp_path / "t.json")
