"""The vocabulary every other module speaks: boxes, words, entities, findings, outcomes.

Nothing here knows pydicom, an OCR engine, a NER model or Flywheel. All types are
immutable. Coordinates are stored pixels of one frame: x is the column, y the row,
the origin is the top left corner, ``right`` and ``bottom`` are exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class BoundingBox:
    """A non-empty axis-parallel rectangle ``[left, right) x [top, bottom)`` in stored pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        if self.right <= self.left or self.bottom <= self.top:
            raise ValueError(f"empty box: {self.left},{self.top},{self.right},{self.bottom}")

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def area(self) -> int:
        return self.width * self.height

    @classmethod
    def from_size(cls, left: int, top: int, width: int, height: int) -> BoundingBox:
        """The box whose JSON form is ``left, top, width, height``."""
        return cls(left, top, left + width, top + height)

    @classmethod
    def enclosing(cls, boxes: Iterable[BoundingBox]) -> BoundingBox:
        """The smallest box that holds all of ``boxes`` (at least one)."""
        found = list(boxes)
        return cls(
            min(b.left for b in found),
            min(b.top for b in found),
            max(b.right for b in found),
            max(b.bottom for b in found),
        )

    def intersection(self, other: BoundingBox) -> BoundingBox | None:
        # Asked of every pair of lines on every frame; most lie apart.
        if self.left >= other.right or other.left >= self.right:
            return None
        if self.top >= other.bottom or other.top >= self.bottom:
            return None
        left, right = max(self.left, other.left), min(self.right, other.right)
        top, bottom = max(self.top, other.top), min(self.bottom, other.bottom)
        return BoundingBox(left, top, right, bottom)

    def overlap(self, other: BoundingBox) -> float:
        """Intersection over union, 0 to 1."""
        shared = self.intersection(other)
        return shared.area / (self.area + other.area - shared.area) if shared else 0.0

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom

    def expanded(self, dx: int, dy: int) -> BoundingBox:
        """Grown by ``dx`` pixels to the left and right and ``dy`` to the top and bottom."""
        return BoundingBox(self.left - dx, self.top - dy, self.right + dx, self.bottom + dy)

    def clipped(self, rows: int, columns: int) -> BoundingBox | None:
        """The part that lies on an image of ``rows`` x ``columns``; None if there is none."""
        left, right = max(self.left, 0), min(self.right, columns)
        top, bottom = max(self.top, 0), min(self.bottom, rows)
        return BoundingBox(left, top, right, bottom) if left < right and top < bottom else None


@dataclass(frozen=True, slots=True)
class FrameSet:
    """Frames of one instance as sorted, disjoint, inclusive ranges of 0-based indices.

    DICOM's Frame Number (PS3.3 C.7.6.16) counts from 1: only :meth:`to_dicom` and
    :meth:`from_dicom` speak that.
    """

    ranges: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, indices: Iterable[int]) -> FrameSet:
        return cls._joined((index, index) for index in indices)

    @classmethod
    def _joined(cls, ranges: Iterable[tuple[int, int]]) -> FrameSet:
        joined: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if first < 0 or last < first:
                raise ValueError("frame indices count from 0, ranges end where they start or later")
            if joined and first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
        return cls(tuple(joined))

    def union(self, other: FrameSet) -> FrameSet:
        return self._joined((*self.ranges, *other.ranges))

    @classmethod
    def all(cls, number_of_frames: int) -> FrameSet:
        return cls(((0, number_of_frames - 1),))

    @classmethod
    def from_dicom(cls, ranges: Iterable[Sequence[int]]) -> FrameSet:
        """From inclusive ranges of DICOM frame numbers (from 1)."""
        return cls._joined((first - 1, last - 1) for first, last in ranges)

    def to_dicom(self) -> list[list[int]]:
        return [[first + 1, last + 1] for first, last in self.ranges]

    def __contains__(self, index: int) -> bool:
        return any(first <= index <= last for first, last in self.ranges)

    def __iter__(self) -> Iterator[int]:
        for first, last in self.ranges:
            yield from range(first, last + 1)

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self.ranges)

    def __str__(self) -> str:
        """DICOM frame numbers for people: ``1-30,45``."""
        return ",".join(f"{a}-{b}" if b > a else f"{a}" for a, b in self.to_dicom())


@dataclass(frozen=True, slots=True)
class Word:
    """One word as an OCR engine read it.

    ``text`` is empty where an engine saw text that it could not read. ``confidence``
    is 0 to 1.
    """

    text: str
    box: BoundingBox
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words an OCR engine read as one run of text, in reading order; at least one."""

    words: tuple[Word, ...]
    # Kept, because a cine's lines are compared by their boxes on every frame.
    box: BoundingBox = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", BoundingBox.enclosing(word.box for word in self.words))

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words if word.text)


class EntityType(StrEnum):
    """What a piece of text is: the contract's eleven types, and two that stand for none of them."""

    PERSON = "PERSON"
    DATE_TIME = "DATE_TIME"
    LOCATION = "LOCATION"
    AGE = "AGE"
    ID = "ID"
    PROFESSION = "PROFESSION"
    ORGANIZATION = "ORGANIZATION"
    PHONE_NUMBER = "PHONE_NUMBER"
    ZIP = "ZIP"
    USERNAME = "USERNAME"
    EMAIL = "EMAIL"
    TEXT = "TEXT"
    """Any text: what RedactAllText finds."""
    UNSPECIFIED = "UNSPECIFIED"
    """A box whose maker did not say what it covers."""


PHI_ENTITIES = frozenset(EntityType) - {EntityType.TEXT, EntityType.UNSPECIFIED}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found: the recognizer, and the tag or pattern that made it speak.

    ``detail`` names a rule or a DICOM keyword, never a value.
    """

    recognizer: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.recognizer}:{self.detail}" if self.detail else self.recognizer

    @classmethod
    def parse(cls, text: str) -> Reason:
        recognizer, _, detail = text.partition(":")
        return cls(recognizer, detail)


@dataclass(frozen=True, slots=True)
class Entity:
    """A span ``text[start:end]`` of one page's text that a recognizer judged to be PHI."""

    entity: EntityType
    start: int
    end: int
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence of PHI on the frames it is on: the boxes that cover it, and why.

    ``text`` is what was read (PHI: it goes to the CSV and nowhere else). ``overlay_group``
    is the group (60xx) of the overlay plane it was read from, None for Pixel Data.
    """

    entity: EntityType
    boxes: tuple[BoundingBox, ...]
    frames: FrameSet
    score: float
    reason: Reason
    text: str = ""
    overlay_group: int | None = None


@dataclass(frozen=True, slots=True)
class InstanceIdentity:
    """What names an instance and its geometry; ``name`` is its path inside the input."""

    name: str
    sop_instance_uid: str
    series_instance_uid: str
    study_instance_uid: str
    instance_number: int | None
    rows: int
    columns: int
    number_of_frames: int


class Outcome(StrEnum):
    """How the run ended for one instance."""

    PHI_FOUND = "PHI found"
    NO_PHI_FOUND = "no PHI found"
    REDACTED = "redacted"
    UNCHANGED = "nothing to redact"
    PASSED_ON = "passed on, not cleaned"
    """An object without pixels, copied because the run was told to."""
    SKIPPED = "skipped: not an image"
    REFUSED = "refused"
    FAILED = "failed"

    @property
    def is_failure(self) -> bool:
        return self in (Outcome.REFUSED, Outcome.FAILED)


@dataclass(frozen=True, slots=True)
class InstanceResult:
    """What became of one instance. ``message`` says why it was not done, without PHI."""

    name: str
    outcome: Outcome
    identity: InstanceIdentity | None = None
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = field(default=())
    message: str = ""
    seconds: float = 0.0

    @property
    def has_phi(self) -> bool:
        return bool(self.findings)


@dataclass(frozen=True, slots=True)
class Region:
    """A box on some frames, of Pixel Data or (``overlay_group`` 60xx) of an overlay plane."""

    box: BoundingBox
    frames: FrameSet
    overlay_group: int | None = None


@dataclass(frozen=True, slots=True)
class HeaderValue:
    """One identifying value of a DICOM header, as a string (PHI).

    ``keyword`` is the attribute's keyword, or ``(gggg,eeee)`` for a private one; ``vr`` its
    value representation (PS3.5 Table 6.2-1), which tells how to read ``value``.
    """

    keyword: str
    vr: str
    value: str


@dataclass(frozen=True, slots=True)
class FrameText:
    """What OCR read on one distinct picture (PHI): its lines, and the frames that show it."""

    frames: FrameSet
    lines: tuple[Line, ...]
    overlay_group: int | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """One rectangle on one image for a human reviewer: a box of a finding on one frame.

    ``frame`` counts from 0. Holds no text that was read.
    """

    entity: EntityType
    box: BoundingBox
    frame: int
    number_of_frames: int
    sop_instance_uid: str
    series_instance_uid: str
    study_instance_uid: str
    instance_number: int | None
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class ReaderTaskRequest:
    """One review to be done: who may do it, and what to look at. No annotation is fine."""

    assignees: tuple[str, ...]
    annotations: tuple[Annotation, ...]


class ReaderTaskService(Protocol):
    """Where a review request goes: Flywheel in the gear."""

    def check(self, assignees: Sequence[str]) -> None:
        """Before any scan: raise UsageError or FlywheelError if ``submit`` could not work."""

    def submit(self, request: ReaderTaskRequest) -> str:
        """Make or update the review; returns a line for the log. Raises FlywheelError."""
