"""What a comparison of an instance with what was made of it has shown: frame by frame, no PHI."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fw_gear_presidio.domain import BoundingBox


class Method(StrEnum):
    """How a frame was compared."""

    BYTES = "bytes"
    """Its encapsulated bytes."""
    SAMPLES = "samples"
    """Its raw samples, unused bits included."""
    COEFFICIENTS = "coefficients"
    """The quantized coefficients of its DCT blocks (JPEG)."""


@dataclass(frozen=True, slots=True)
class FrameProof:
    """What was found on one frame; ``frame`` is its DICOM frame number, from 1.

    ``boxes`` are the rectangles that were to be filled, or (no boxes given) that changed.
    ``outside`` counts the samples (coefficient blocks, bytes) outside them that were
    compared; the digests are SHA-256 over these, before and after (samples: over all of them,
    those in the boxes set to 0). ``smoothed`` counts the
    decoded samples next to the boxes (one pixel wide) that differ though their coefficients
    do not: a decoder that interpolates shared chroma mixes in the fill. ``problems`` say
    what is not as it should be; none: proven.
    """

    frame: int
    method: Method
    boxes: tuple[BoundingBox, ...]
    outside: int
    digest_before: str
    digest_after: str
    problems: tuple[str, ...]
    smoothed: int = 0


@dataclass(frozen=True, slots=True)
class OverlayProof:
    """An overlay plane (60xx) with data of its own; ``boxes`` as in FrameProof, on any frame."""

    group: int
    boxes: tuple[BoundingBox, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the header must say, and whether it does. ``detail`` names attributes, no value."""

    text: str
    holds: bool
    detail: str = ""


class PairKind(StrEnum):
    """What the second file of a pair is."""

    REDACTED = "redacted"
    UNCHANGED = "identical"
    """Byte for byte the first one: nothing was redacted."""
    RELINKED = "identical but for references"
    """The first one, naming other instances by their new UIDs: nothing was redacted."""
    NOT_AN_IMAGE = "not an image"
    """Identical, but for references, and without pixels: nothing here can clean it."""
    UNREADABLE = "not comparable"
    UNPAIRED = "without a counterpart"


@dataclass(frozen=True, slots=True)
class InstanceProof:
    """What was found on one pair of files, named by their paths inside the two inputs.

    An empty ``original`` or ``redacted`` means that there is no such file. Syntaxes are
    transfer syntax UIDs. ``problems`` are those of the pair as a whole.
    """

    original: str
    redacted: str
    kind: PairKind
    syntax_before: str = ""
    syntax_after: str = ""
    frames: tuple[FrameProof, ...] = ()
    overlays: tuple[OverlayProof, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def failures(self) -> tuple[str, ...]:
        """Everything that is not as it should be, each with its place."""
        return (
            *self.problems,
            *(f"Frame {one.frame}: {what}" for one in self.frames for what in one.problems),
            *(f"Overlay {one.group:04X}: {what}" for one in self.overlays for what in one.problems),
            *(
                f"Header: not so: {claim.text}{f' ({claim.detail})' if claim.detail else ''}"
                for claim in self.claims
                if not claim.holds
            ),
        )

    @property
    def proven(self) -> bool:
        return not self.failures
