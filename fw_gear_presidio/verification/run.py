"""Proving pairs one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.dicom.image import DicomImage
from fw_gear_presidio.dicom.links import Links
from fw_gear_presidio.dicom.other_text import other_text
from fw_gear_presidio.dicom.proof import InstanceProof, PairKind
from fw_gear_presidio.dicom.verify import prove, prove_without_pixels
from fw_gear_presidio.errors import BoxFileError, ExitCode, InstanceError, NotAnImageError
from fw_gear_presidio.modes.process import regions_of
from fw_gear_presidio.outputs import box_file
from fw_gear_presidio.verification.pairs import Pair, find_pairs
from fw_gear_presidio.workers import describe

if TYPE_CHECKING:
    from fw_gear_presidio.dicom.source import Member
    from fw_gear_presidio.domain import Region
    from fw_gear_presidio.outputs.box_file import BoxedInstance


@dataclass(frozen=True, slots=True)
class Verification:
    """The proofs of all pairs; ``problems`` are those that belong to none of them."""

    proofs: tuple[InstanceProof, ...]
    problems: tuple[str, ...]

    @property
    def proven(self) -> bool:
        return not self.problems and all(proof.proven for proof in self.proofs)

    @property
    def exit_code(self) -> ExitCode:
        return ExitCode.DONE if self.proven else ExitCode.NOT_PROVEN


def verify(
    original: Path,
    redacted: Path,
    *,
    bbox_coords: Sequence[Path] = (),
    allow_uncleaned: bool = False,
    done: Callable[[InstanceProof], None] = lambda _proof: None,
) -> Verification:
    """Prove that ``redacted`` is ``original`` with boxes filled, and nothing else changed.

    Both are a file, a zip of a series, or a folder. ``bbox_coords`` are the box files that
    say what was to be filled; none: what changed is found out. ``allow_uncleaned`` accepts
    text outside the pixels, which nothing here cleans. ``done`` is told of every proof.
    Raises BoxFileError for a box file that is malformed, InputError for an input that is
    missing or cannot be unpacked.
    """
    boxes = box_file.read_all(bbox_coords) if bbox_coords else None
    proofs = []
    with tempfile.TemporaryDirectory(prefix="fw-presidio-") as workdir:
        # References may lead to any pair: all must be known before the first is compared.
        pairs = find_pairs(original, redacted, Path(workdir))
        links = Links.of(pair.link for pair in pairs if pair.link is not None)
        prover = _Prover(boxes, links, allow_uncleaned=allow_uncleaned)
        for pair in find_pairs(original, redacted, Path(workdir)):
            proof = prover.proof(pair)
            done(proof)
            proofs.append(proof)
    problems = list(prover.unused())
    if not proofs:
        problems.append("There is no DICOM file to compare.")
    return Verification(tuple(proofs), tuple(problems))


class _Prover:
    """Knows the boxes, and which of them found their image, and the new UIDs of all pairs."""

    def __init__(
        self, boxes: Sequence[BoxedInstance] | None, links: Links, *, allow_uncleaned: bool
    ) -> None:
        self._boxes = boxes
        self._links = links
        self._unused = list(boxes or ())
        self._allow_uncleaned = allow_uncleaned

    def unused(self) -> list[str]:
        """A problem for every entry of the box file whose image is not there."""
        return [
            f"The box file lists instance {entry.label}, which is not among the originals."
            for entry in self._unused
        ]

    def proof(self, pair: Pair) -> InstanceProof:
        """Of one pair; whatever is wrong with it is in the proof."""
        original, redacted = pair.original, pair.redacted
        if original is None or redacted is None:
            missing = "It has no original." if original is None else "It has no redacted image."
            before = "" if original is None else original.name
            after = "" if redacted is None else redacted.name
            return InstanceProof(before, after, PairKind.UNPAIRED, problems=(missing,))
        try:
            return self._compared(original, redacted)
        except (InstanceError, BoxFileError) as error:
            problem = str(error)
        except Exception as error:  # noqa: BLE001 - whatever a damaged file breaks costs that pair alone
            problem = describe(error)
        return InstanceProof(original.name, redacted.name, PairKind.UNREADABLE, problems=(problem,))

    def _compared(self, original: Member, redacted: Member) -> InstanceProof:
        try:
            return self._images(original, redacted)
        except NotAnImageError as error:
            names = original.name, redacted.name
            proof = prove_without_pixels(original.path, redacted.path, names, self._links)
            why = () if self._allow_uncleaned else (str(error),)
            return replace(proof, problems=(*proof.problems, *why))

    def _images(self, original: Member, redacted: Member) -> InstanceProof:
        with DicomImage.open(original.path, original.name) as image:
            regions = self._regions(image)
            proof = prove(image, redacted.path, redacted.name, regions, self._links)
            kinds = other_text(image.file)
        if kinds and not self._allow_uncleaned:
            note = f"It holds text outside its pixels that is not cleaned: {', '.join(kinds)}."
            return replace(proof, problems=(*proof.problems, note))
        return proof

    def _regions(self, image: DicomImage) -> tuple[Region, ...] | None:
        if self._boxes is None:
            return None
        entry = box_file.entry_for(image.identity, self._boxes)
        if entry is None:
            raise BoxFileError("The box file does not list this instance.")
        self._unused = [other for other in self._unused if other is not entry]
        return regions_of(box_file.findings_for(entry, image.identity))
