"""OCR by RapidOCR: the PP-OCR models inside its wheel.

RapidOCR's own pipeline shrinks large pictures, drops what it reads with little confidence
and what it cannot read at all. A redactor needs all three, so detection and recognition
are called one after the other here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import rapidocr

from fw_gear_presidio.errors import ModelError, OcrError
from fw_gear_presidio.settings import OcrEngineName
from fw_gear_presidio.text.detection import Detector
from fw_gear_presidio.text.line_crop import LineCrop, possible_turns
from fw_gear_presidio.text.network import Network
from fw_gear_presidio.text.ocr import as_rgb
from fw_gear_presidio.text.rapidocr_lines import Reading, lines_of
from fw_gear_presidio.text.recognition import Recognizer
from fw_gear_presidio.text.stacked import apart
from fw_gear_presidio.text.upended import (
    QUARTERS,
    combined,
    regions_to_turn,
    turned,
    turned_back,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fw_gear_presidio.domain import BoundingBox, Line


class RapidOcrEngine:
    """Reads pictures at their native resolution; see ``ocr.OcrEngine``."""

    name = OcrEngineName.RAPIDOCR.value

    def __init__(self, *, threads: int | None = None) -> None:
        """Load the models from RapidOCR's wheel. Raises ModelError when they are not there."""
        models = Path(rapidocr.__file__).parent / "models"
        self._detect = Detector(Network(_only(models, "*_det_*.onnx"), threads=threads))
        self._recognize = Recognizer(Network(_only(models, "*_rec_*.onnx"), threads=threads))

    def read(self, image: NDArray[np.uint8]) -> list[Line]:
        """The lines of text on ``image``; see :meth:`OcrEngine.read`."""
        picture = np.ascontiguousarray(as_rgb(image)[:, :, ::-1])
        try:
            return self._read(picture)
        except Exception as error:
            # An engine failure of any kind must not pass for "no text", and its own message
            # could quote what was read.
            raise OcrError("RapidOCR failed on this picture.") from error

    def forget(self) -> None:
        """Keep no reading; see :meth:`OcrEngine.forget`."""
        self._recognize.forget()

    def _read(self, picture: NDArray[np.uint8]) -> list[Line]:
        rows, columns = picture.shape[:2]
        quads = [part for quad in self._detect(picture) for part in apart(picture, quad)]
        found = self._read_quads(picture, quads, [possible_turns(quad) for quad in quads])
        for region in regions_to_turn(found, rows, columns):
            found = combined(found, self._read_turned(picture, region), rows, columns)
        return lines_of(picture, found)

    def _read_quads(
        self,
        picture: NDArray[np.uint8],
        quads: Sequence[NDArray[np.float32]],
        turns: Sequence[Sequence[int]],
    ) -> list[Reading]:
        """What each of ``quads`` holds, in that of its ``turns`` in which it reads best."""
        tries = [(n, turn) for n, some in enumerate(turns) for turn in some]
        crops = [LineCrop.of(picture, quads[n], turn) for n, turn in tries]
        recognized = self._recognize([crop.pixels for crop in crops])
        best: dict[int, Reading] = {}
        for (n, _), crop, said in zip(tries, crops, recognized, strict=True):
            reading = Reading(crop, *said)
            if n not in best or reading.score > best[n].score:
                best[n] = reading
        return [best[n] for n in sorted(best)]

    def _read_turned(self, picture: NDArray[np.uint8], region: BoundingBox) -> list[Reading]:
        """What runs up or down in ``region``."""
        quads = self._detect(turned(picture, region))
        lying = (turned_back(quad, region) for quad in quads if possible_turns(quad) == (0,))
        standing = [quad for quad in lying if len(apart(picture, quad)) == 1]
        return self._read_quads(picture, standing, [QUARTERS] * len(standing))


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise ModelError("RapidOCR's models are missing; reinstall the package 'rapidocr'.")
    return found[0]
