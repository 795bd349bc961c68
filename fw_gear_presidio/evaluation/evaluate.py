"""Scoring as one call: what the command and library users start from."""

from __future__ import annotations

from pathlib import Path

from fw_gear_presidio import ground_truth
from fw_gear_presidio.errors import UsageError
from fw_gear_presidio.evaluation.residue import tesseract_residue
from fw_gear_presidio.evaluation.scoring import Opener, ScoredImage, found_in, redacted_in, score
from fw_gear_presidio.outputs import box_file


def evaluate(
    data: str | Path,
    truth: str | Path,
    *,
    original: str | Path | None = None,
    residue: bool = False,
) -> list[ScoredImage]:
    """Score ``data``, redacted images or findings, against the ground truth file ``truth``.

    ``original`` is the folder the truth's file names start from (default: where the truth
    lies). Figures: ``Tally.of(text for image in images for text in image.texts)``. Raises
    UsageError for files that cannot be used, ModelError where ``residue`` is asked for and
    Tesseract is not installed.
    """
    data, truth = Path(data), Path(truth)
    truths = ground_truth.read(truth)
    originals = Path(original) if original else truth.parent
    missing = [entry.file for entry in truths if not (originals / entry.file).is_file()]
    if missing:
        raise UsageError(
            f"{len(missing)} file(s) of the ground truth are not below {originals}; "
            "name the folder of the originals with --original."
        )
    opened, is_images = _opener(data)
    if residue and not is_images:
        raise UsageError("--residue reads redacted images; findings leave none to read.")
    return score(truths, originals, opened, tesseract_residue() if residue else None)


def _opener(data: Path) -> tuple[Opener, bool]:
    """How to find what became of an original, and whether that is a redacted image."""
    if data.is_file():
        return found_in(box_file.read(data)), False
    if not data.is_dir():
        raise UsageError("DATA is neither a folder nor a bbox_coords JSON.")
    if any(data.rglob("bbox_coords_*.json")) and not any(data.rglob("redacted_*")):
        return found_in(box_file.read_all([data])), False
    return redacted_in(data), True
