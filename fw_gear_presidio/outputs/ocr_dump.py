"""Raw OCR results ``ocr_<image name>.json``, kept by a debug run only. They are PHI."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from fw_gear_presidio.domain import FrameText, Word


def write(path: Path, instances: Iterable[tuple[str, Sequence[FrameText]]]) -> None:
    """Write what was read on every distinct picture of each instance (name, texts)."""
    document = [
        {"file": name, "pictures": [_picture(text) for text in texts]} for name, texts in instances
    ]
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _picture(text: FrameText) -> dict[str, Any]:
    return {
        "frames": text.frames.to_dicom(),
        "plane": "pixels" if text.overlay_group is None else f"overlay {text.overlay_group:04X}",
        "lines": [[_word(word) for word in line.words] for line in text.lines],
    }


def _word(word: Word) -> dict[str, Any]:
    box = word.box
    return {
        "text": word.text,
        "confidence": round(word.confidence, 4),
        "left": box.left,
        "top": box.top,
        "width": box.width,
        "height": box.height,
    }
