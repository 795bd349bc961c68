"""What another OCR engine still reads where PHI was: Tesseract, which detection does not use."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from fw_gear_presidio.errors import InstanceError
from fw_gear_presidio.evaluation.pictures import Pictures, StoredPictures
from fw_gear_presidio.evaluation.scoring import Residue
from fw_gear_presidio.ground_truth import TruthImage, TruthText
from fw_gear_presidio.settings import OcrEngineName
from fw_gear_presidio.text.ocr import load_ocr

_TOKEN = re.compile(r"[^\W_]{3,}")
_MARGIN = 12


def tesseract_residue() -> Residue:
    """Whether a word (3 letters or digits and more) of a text is read inside its box.

    Raises ModelError where Tesseract is not installed.
    """
    engine = load_ocr(OcrEngineName.TESSERACT)

    def reads(now: Pictures, truth: TruthImage, text: TruthText) -> bool:
        if not isinstance(now, StoredPictures):
            raise InstanceError("Residue is read on redacted images, not on findings.")
        words = _words(text.text)
        if not words or text.overlay_group is not None:
            return False
        for index in {truth.frame, now.frames - 1 if truth.all_frames else truth.frame}:
            crop = _crop(now.rendered(index), text)
            read = " ".join(line.text for line in engine.read(crop))
            if words & _words(read):
                return True
        return False

    return reads


def _words(text: str) -> set[str]:
    return {token.casefold() for token in _TOKEN.findall(text)}


def _crop(picture: NDArray[np.uint8], text: TruthText) -> NDArray[np.uint8]:
    """The box in a margin of its most common shade: Tesseract wants room around text."""
    box = text.box
    part = picture[box.top : box.bottom, box.left : box.right]
    rows, columns = part.shape[:2]
    crop = np.empty((rows + 2 * _MARGIN, columns + 2 * _MARGIN, *part.shape[2:]), np.uint8)
    crop[:] = np.median(part, axis=(0, 1))
    crop[_MARGIN : _MARGIN + rows, _MARGIN : _MARGIN + columns] = part
    return crop
