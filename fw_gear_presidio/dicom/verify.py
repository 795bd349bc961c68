"""Reading back what was written: the proof that a file is the redaction of another, and no more.

The same proof serves the pipeline, before an output gets its name, and ``fw-presidio verify``.
"""

from __future__ import annotations

import filecmp
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from fw_gear_presidio.dicom.areas import named, rectangles
from fw_gear_presidio.dicom.attributes import old_uid
from fw_gear_presidio.dicom.claims import check_claims
from fw_gear_presidio.dicom.compare import prove_frame
from fw_gear_presidio.dicom.dicom_file import DicomFile, open_dicom
from fw_gear_presidio.dicom.edits import Redaction
from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.links import NO_LINKS, Links
from fw_gear_presidio.dicom.overlays import Overlay
from fw_gear_presidio.dicom.pixel_format import PixelFormat
from fw_gear_presidio.dicom.proof import InstanceProof, OverlayProof, PairKind
from fw_gear_presidio.dicom.relink import relink_problems, same_pixel_data, stale_references
from fw_gear_presidio.domain import BoundingBox, Region
from fw_gear_presidio.errors import InstanceError, VerificationError
from fw_gear_presidio.settings import Fill


def verify_redaction(original: DicomImage, staged: Path, redaction: Redaction) -> None:
    """Check ``staged``: boxes filled, everything else as in ``original``, claims true.

    Raises VerificationError.
    """
    try:
        with DicomImage.open(staged, original.name) as written:
            proof = _proof(original, written, redaction, NO_LINKS)
    except InstanceError as error:
        raise VerificationError("The written file cannot be read back.") from error
    if not proof.proven:
        raise VerificationError(f"The written file is not as it should be. {proof.failures[0]}")


def prove(
    original: DicomImage,
    redacted: Path,
    name: str,
    regions: Sequence[Region] | None,
    links: Links = NO_LINKS,
) -> InstanceProof:
    """Compare an instance with what was made of it, a file called ``name`` in its input.

    ``regions`` are what was to be redacted; None: find out what changed. ``links`` say which
    instances have new UIDs, so that references must have followed. Raises InstanceError where
    a file cannot be read, RefusedError for regions that are not on it.
    """
    expected = None if regions is None else Redaction.of(original, regions, Fill.CONTRAST)
    syntax = str(original.file.syntax)
    if filecmp.cmp(original.file.path, redacted, shallow=False):
        nothing = ("Nothing was redacted: the files are identical.",) if regions else ()
        problems = (*nothing, *stale_references(original.file, links))
        return InstanceProof(
            original.name, name, PairKind.UNCHANGED, syntax, syntax, problems=problems
        )
    with DicomImage.open(redacted, name) as written:
        if regions or not _is_same_instance(original.file, written.file):
            return _proof(original, written, expected, links)
        problems = relink_problems(original.file, written.file, links)
        after = str(written.file.syntax)
    return InstanceProof(original.name, name, PairKind.RELINKED, syntax, after, problems=problems)


def prove_without_pixels(
    original: Path, passed_on: Path, names: tuple[str, str], links: Links
) -> InstanceProof:
    """Compare an object without pixels with what it was passed on as. ``names``: of both.

    Raises InstanceError where one cannot be read.
    """
    with open_dicom(original, names[0]) as before:
        if filecmp.cmp(original, passed_on, shallow=False):
            problems = stale_references(before, links)
        else:
            with open_dicom(passed_on, names[1]) as after:
                problems = relink_problems(before, after, links)
    return InstanceProof(*names, PairKind.NOT_AN_IMAGE, problems=problems)


def _is_same_instance(original: DicomFile, written: DicomFile) -> bool:
    return old_uid(original) == old_uid(written) and same_pixel_data(original, written)


def _proof(
    original: DicomImage, written: DicomImage, expected: Redaction | None, links: Links
) -> InstanceProof:
    """Raises UnreadableError where a frame of either cannot be read."""
    head = (original.name, written.name, PairKind.REDACTED)
    syntaxes = str(original.file.syntax), str(written.file.syntax)
    different = list(_format_differences(original.format, written.format))
    if different:
        problem = f"The pixels have another format than the original's: {', '.join(different)}."
        return InstanceProof(*head, *syntaxes, problems=(problem,))
    frames = tuple(
        prove_frame(original, written, expected, index) for index in range(original.format.frames)
    )
    claims = check_claims(original, written, links, pixels_changed=any(one.boxes for one in frames))
    overlays = tuple(_overlays(original, written, expected))
    problems = []
    if expected is not None and not expected.regions:
        problems.append("Nothing was to be redacted, but the files differ.")
    return InstanceProof(
        *head, *syntaxes, frames=frames, overlays=overlays, claims=claims, problems=tuple(problems)
    )


def _format_differences(before: PixelFormat, after: PixelFormat) -> Iterator[str]:
    for what, same in (
        ("rows, columns or samples", before.shape == after.shape),
        ("frames", before.frames == after.frames),
        ("bits stored", before.bits_stored == after.bits_stored),
        ("sign", before.signed == after.signed),
    ):
        if not same:
            yield what


def _overlays(
    original: DicomImage, written: DicomImage, expected: Redaction | None
) -> Iterator[OverlayProof]:
    """Of the planes with data of their own; embedded ones are compared with the pixels."""
    after = {overlay.group: overlay for overlay in written.overlays}
    for before in original.overlays:
        if before.data is None:
            continue
        now = after.pop(before.group, None)
        if now is None or (now.rows, now.columns, now.planes, now.top, now.left) != (
            before.rows,
            before.columns,
            before.planes,
            before.top,
            before.left,
        ):
            yield OverlayProof(before.group, (), ("The plane is missing, or another.",))
        elif expected is None:
            yield _found_on(before, now)
        else:
            yield _expected_on(before, now, expected)
    for group, extra in after.items():
        if extra.data is not None:
            yield OverlayProof(group, (), ("The plane is not in the original.",))


def _expected_on(before: Overlay, now: Overlay, expected: Redaction) -> OverlayProof:
    should_be = expected.overlay_data().get(before.group, before.data)
    boxes = tuple(r.box for r in expected.regions if r.overlay_group == before.group)
    wrong = () if now.data == should_be else ("Ink is not cleared in its boxes, or elsewhere.",)
    return OverlayProof(before.group, boxes, wrong)


def _found_on(before: Overlay, now: Overlay) -> OverlayProof:
    """The rectangles of the image where ink went."""
    removed, added = before.changes(now)
    boxes = tuple(
        BoundingBox(
            box.left + before.left,
            box.top + before.top,
            box.right + before.left,
            box.bottom + before.top,
        )
        for box in rectangles(np.any(removed, axis=0))
    )
    problems = []
    if added.any():
        problems.append(f"There is new ink at {named(rectangles(np.any(added, axis=0)))}.")
    return OverlayProof(before.group, boxes, tuple(problems))
