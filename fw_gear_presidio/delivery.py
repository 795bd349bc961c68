"""Outputs: their names, and how they are put in place: complete, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.source import SourceKind
from fw_gear_presidio.domain import Outcome
from fw_gear_presidio.outputs import box_file, ocr_dump

if TYPE_CHECKING:
    from fw_gear_presidio.dicom.source import Source
    from fw_gear_presidio.modes.process import Done
    from fw_gear_presidio.settings import Settings


REDACTED, BOXED, UNCLEANED = "redacted", "bbox", "uncleaned"


def image_path(source: Source, prefix: str) -> PurePosixPath:
    """Where an image made from a source lies below the output folder."""
    is_archive = source.kind is SourceKind.ARCHIVE
    return source.folder / (f"{prefix}.zip" if is_archive else f"{prefix}_{source.image_name}.dcm")


class Delivery:
    """The outputs of one source (a file, or the zip of a series) in the output folder.

    Image: ``redacted_<image name>.dcm`` or ``bbox_<image name>.dcm``, for a series
    ``redacted.zip`` or ``bbox.zip``; what was passed on uncleaned, which must not lie under
    those names: ``uncleaned_<image name>.dcm`` or ``uncleaned.zip``. Beside it
    ``bbox_coords_<image name>.json`` and, in a debug run, ``ocr_<image name>.json``.
    """

    def __init__(self, source: Source, output: Path, settings: Settings) -> None:
        self._source = source
        self._folder = output / source.folder
        self._image = output / image_path(source, REDACTED if settings.mode.redacts else BOXED)
        self._uncleaned = output / image_path(source, UNCLEANED)
        self._boxes = self._folder / f"bbox_coords_{source.image_name}.json"
        self._ocr = self._folder / f"ocr_{source.image_name}.json" if settings.debug else None

    def clear(self) -> None:
        """Remove what an earlier run left under these names: a failure must not inherit it."""
        for path in (self._image, self._uncleaned, self._boxes, self._ocr):
            if path is not None:
                path.unlink(missing_ok=True)

    def ready(self, finished: Sequence[Done], staging: Path) -> list[tuple[Path, Path]]:
        """Make the outputs of the instances that succeeded: each as it lies in ``staging``, and
        where it belongs. What is left to do is :func:`put_in_place`.
        """
        passed_on = [done for done in finished if done.result.outcome is Outcome.PASSED_ON]
        good = [
            done
            for done in finished
            if done.result.identity is not None and not done.result.outcome.is_failure
        ]
        outputs = []
        if good:
            outputs.append((self._staged_image(good, staging / "series.zip"), self._image))
            outputs.append((self._staged_boxes(good, staging / "boxes.json"), self._boxes))
        if passed_on:
            staged = self._staged_image(passed_on, staging / "uncleaned.zip")
            outputs.append((staged, self._uncleaned))
        if good and self._ocr is not None:
            staged = staging / "ocr.json"
            ocr_dump.write(staged, [(done.result.name, done.texts) for done in good])
            outputs.append((staged, self._ocr))
        return outputs

    def _staged_image(self, chosen: Sequence[Done], archive: Path) -> Path:
        """The one image of a file; the images of a series as an archive, written here."""
        if self._source.kind is SourceKind.FILE:
            return chosen[0].task.destination
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
            for done in chosen:
                opened.write(done.task.destination, done.task.name)
        return archive

    def _staged_boxes(self, good: Sequence[Done], staged: Path) -> Path:
        pairs = [
            (done.result.identity, done.result.findings) for done in good if done.result.identity
        ]
        box_file.write(staged, pairs)
        return staged


def put_in_place(staged: Path, final: Path) -> Path:
    """Move a finished file to its name in one step, also from another file system."""
    final.parent.mkdir(parents=True, exist_ok=True)
    try:
        staged.replace(final)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        near = final.with_name(f".{os.getpid()}.part")
        try:
            shutil.copyfile(staged, near)
            near.replace(final)
        finally:
            near.unlink(missing_ok=True)
        staged.unlink()
    return final
