"""The same findings and the same redacted pixels with and without the temporal shortcut."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.cines import Draw, Sector, frozen, jpeg, still, with_timer, write, written
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.domain import PHI_ENTITIES, Finding
from fw_gear_presidio.modes.scan import Scanner
from fw_gear_presidio.settings import BUNDLED_MODEL, Fill, Mode, Settings
from fw_gear_presidio.text.analyzer import Analyzer
from fw_gear_presidio.text.ocr import OcrEngine
from fw_gear_presidio.text.rapidocr_engine import RapidOcrEngine

ROWS, COLUMNS, FRAMES = 300, 400, 16
OVERLAY = ((8, 6, "SMITH, JOHN"), (240, 6, "12/03/2024"), (8, 270, "St. Mary Hospital"))
SECTOR = Sector(ROWS, COLUMNS, overlay=OVERLAY, on_top=())

CINES: dict[str, Draw] = {
    "static": SECTOR,
    "jpeg": jpeg(SECTOR),
    "timer": with_timer(SECTOR),
    "frozen": frozen(SECTOR),
    "text over motion": Sector(
        ROWS, COLUMNS, overlay=OVERLAY, on_top=((0.35, 0.4, "DOE, JANE"), (0.45, 0.65, "GB WALL"))
    ),
    "flash": lambda n: written(
        still(ROWS, COLUMNS, OVERLAY), 150, 140, "DOE, JANE" if n == 5 else "Gain 57"
    ),
    "last third": lambda n: written(SECTOR(n), 240, 30, "DOB 05/12/1942") if n >= 10 else SECTOR(n),
    "sides": lambda n: written(SECTOR(n), 8 if n < 9 else 290, 30, "MILLER, ANN"),
}


@pytest.fixture(scope="module")
def engines() -> tuple[OcrEngine, Analyzer]:
    settings = Settings(
        mode=Mode.DYNAMIC_REDACTION, debug=False, assignees=(), score_threshold=30,
        frequency_threshold=60, use_dicom_metadata=False, entities=PHI_ENTITIES,
        ner_models=(BUNDLED_MODEL,), fill=Fill.CONTRAST,
    )  # fmt: skip
    return RapidOcrEngine(threads=2), Analyzer(settings)


def covered(findings: tuple[Finding, ...], frame: int) -> NDArray[np.bool_]:
    mask = np.zeros((ROWS, COLUMNS), np.bool_)
    for finding in findings:
        for box in finding.boxes if frame in finding.frames else ():
            mask[box.top : box.bottom, box.left : box.right] = True
    return mask


@pytest.mark.parametrize("name", CINES)
def test_the_shortcut_changes_nothing(
    name: str, engines: tuple[OcrEngine, Analyzer], tmp_path: Path
) -> None:
    path = write(tmp_path / "cine.dcm", CINES[name], FRAMES)

    def findings(*, every_frame: bool) -> tuple[Finding, ...]:
        scanner = Scanner(*engines, frequency_threshold=60, every_frame=every_frame)
        with DicomImage.open(path, path.name) as image:
            return scanner.scan(image, lambda _done, _total: None).findings

    ours, whole = findings(every_frame=False), findings(every_frame=True)
    assert whole
    assert {(f.entity, f.text, f.frames) for f in ours} == {
        (f.entity, f.text, f.frames) for f in whole
    }
    for frame in range(FRAMES):
        assert np.array_equal(covered(ours, frame), covered(whole, frame))
