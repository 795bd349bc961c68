"""Fictitious patients drawn onto a site's own images: recall on *their* scanners.

What the site's images say stays in a private temporary folder; only what was drawn is reported.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from fw_gear_presidio import pipeline
from fw_gear_presidio.dicom.build import StoredAs, write_instance
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.source import find_sources, open_members
from fw_gear_presidio.dicom.stamp import StampedFormat, device_attributes, stamp, stamped_format
from fw_gear_presidio.errors import InputError, InstanceError
from fw_gear_presidio.evaluation.scoring import ScoredImage, redacted_in, score
from fw_gear_presidio.ground_truth import TruthImage
from fw_gear_presidio.progress import Progress
from fw_gear_presidio.settings import Settings
from fw_gear_presidio.synthetic.overlay import draw_overlay

_MOST_FRAMES = 5
"""Frames of a cine that are drawn on and scanned."""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The scores, the device each image is from, and how many inputs could not be drawn on."""

    images: tuple[ScoredImage, ...]
    devices: dict[str, str]
    left_out: int


def self_test(
    inputs: Sequence[Path],
    settings: Settings,
    *,
    seed: int,
    jobs: int = 1,
    progress: Progress | None = None,
) -> SelfTest:
    """Draw on copies of ``inputs``, redact them, and score what was drawn.

    Raises InputError where no input can be drawn on.
    """
    with tempfile.TemporaryDirectory(prefix="fw-presidio-self-test-") as private:
        folder = Path(private)
        truths: list[TruthImage] = []
        devices: dict[str, str] = {}
        left_out = 0
        for number, source in enumerate(_images(inputs, folder / "unpacked"), start=1):
            name = f"image-{number:04}.dcm"
            try:
                truth, device = _drawn(source, folder / "drawn" / name, name, f"{seed} {number}")
            except InstanceError:
                left_out += 1
                continue
            truths.append(truth)
            devices[name] = device
        if not truths:
            raise InputError("None of the inputs is an image that can be drawn on.")
        report = pipeline.run(
            [folder / "drawn"], folder / "redacted", settings, jobs=jobs, progress=progress
        )
        scored = score(truths, folder / "drawn", redacted_in(folder / "redacted"))
    reasons = {result.name: f"{result.outcome}: {result.message}" for result in report.failed}
    images = tuple(
        replace(image, problem=reasons.get(image.truth.file, image.problem)) for image in scored
    )
    return SelfTest(images, devices, left_out)


def _images(inputs: Sequence[Path], unpacked: Path) -> Iterator[Path]:
    for number, source in enumerate(find_sources(inputs)):
        for member in open_members(source, unpacked / str(number)):
            yield member.path


def _drawn(source: Path, target: Path, name: str, seed: str) -> tuple[TruthImage, str]:
    """A copy without a patient's header, with a fictitious patient drawn onto it."""
    with DicomImage.open(source, name) as image:
        fmt: StampedFormat = stamped_format(image)
        frames = min(image.identity.number_of_frames, _MOST_FRAMES)
        rendered = image.views(0)[0]
        attributes = device_attributes(image)
        modality = str(attributes.get("Modality", "OT"))
        overlay = draw_overlay(rendered, modality, random.Random(seed))  # noqa: S311 - data
        stamped = np.stack(
            [stamp(image, index, overlay.coverage, light=overlay.light) for index in range(frames)]
        )
        rows, columns = image.identity.rows, image.identity.columns
    stored_as = StoredAs(fmt.photometric, fmt.bits_stored, fmt.signed)
    write_instance(target, stamped, stored_as, attributes)
    truth = TruthImage(name, rows, columns, overlay.texts, all_frames=frames > 1)
    known = (
        attributes.get(key, "") for key in ("Modality", "Manufacturer", "ManufacturerModelName")
    )
    return truth, " ".join(str(value) for value in known if value) or "unknown device"
