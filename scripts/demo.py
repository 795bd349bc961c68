"""Dynamic PHI Redaction on the ultrasound images that ship inside pydicom, with before/after PNGs.

usage: demo.py OUTPUT_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import pydicom
from PIL import Image

from fw_gear_presidio.cli import main
from fw_gear_presidio.dicom.image import DicomImage

IMAGES = (
    "examples_palette.dcm",
    "examples_jpeg2k.dcm",
    "examples_rgb_color.dcm",
    "examples_ybr_color.dcm",
)


def picture(path: Path) -> Image.Image:
    """The first frame as OCR sees it."""
    with DicomImage.open(path, path.name) as image:
        return Image.fromarray(image.views(0)[0]).convert("RGB")


def before_after(original: Path, redacted: Path, destination: Path) -> None:
    """Both pictures side by side in one PNG."""
    left, right = picture(original), picture(redacted)
    sheet = Image.new("RGB", (left.width + right.width + 8, left.height), "white")
    sheet.paste(left, (0, 0))
    sheet.paste(right, (left.width + 8, 0))
    sheet.save(destination)


def run(output: Path) -> int:
    folder = Path(pydicom.__file__).parent / "data" / "test_files"
    originals = [folder / name for name in IMAGES]
    code = main(["redact", *map(str, originals), "--output", str(output)])
    for original in originals:
        redacted = output / f"redacted_{original.stem}.dcm"
        if redacted.is_file():
            before_after(original, redacted, output / f"before_after_{original.stem}.png")
    print(f"\nRedacted images and before_after_*.png are in {output}/")
    return code


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
