"""Holding redacted images, or findings, against a ground truth: text by text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from fw_gear_presidio.errors import InstanceError
from fw_gear_presidio.evaluation.ink import GONE, find_ink, share_told
from fw_gear_presidio.evaluation.pictures import (
    FilledPictures,
    Pictures,
    StoredPictures,
    open_pictures,
)
from fw_gear_presidio.ground_truth import FIELD_NAME, TruthImage, TruthText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fw_gear_presidio.outputs.box_file import BoxedInstance


class Fate(StrEnum):
    """What became of a text."""

    GONE = "gone"
    PARTLY = "partly"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class ScoredText:
    """One text of the truth, and the share of its ink that can still be told (at worst)."""

    truth: TruthText
    told: float
    residue: bool = False

    @property
    def fate(self) -> Fate:
        if self.told <= GONE:
            return Fate.GONE
        return Fate.KEPT if self.told >= 1 - GONE else Fate.PARTLY


@dataclass(frozen=True, slots=True)
class ScoredImage:
    """The texts of one entry of the truth. ``problem``: why there is nothing to score.

    An image that was not put out has none of its PHI gone and all its technical text kept,
    for what there is, is the original.
    """

    truth: TruthImage
    texts: tuple[ScoredText, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of texts; ambiguous ones are in none but the last two.

    ``field_names`` are those technical texts that name a value, where the truth says so.
    """

    phi: int = 0
    phi_gone: int = 0
    phi_touched: int = 0
    technical: int = 0
    technical_kept: int = 0
    field_names: int = 0
    field_names_kept: int = 0
    residue: int = 0
    ambiguous: int = 0
    ambiguous_gone: int = 0

    @classmethod
    def of(cls, texts: Iterable[ScoredText]) -> Tally:
        every = list(texts)
        clear = [text for text in every if not text.truth.ambiguous]
        phi = [text for text in clear if text.truth.entity]
        technical = [text for text in clear if not text.truth.entity]
        names = [text for text in technical if text.truth.origin == FIELD_NAME]
        unclear = [text for text in every if text.truth.ambiguous]
        return cls(
            phi=len(phi),
            phi_gone=sum(text.fate is Fate.GONE for text in phi),
            phi_touched=sum(text.fate is not Fate.KEPT for text in phi),
            technical=len(technical),
            technical_kept=sum(text.fate is Fate.KEPT for text in technical),
            field_names=len(names),
            field_names_kept=sum(text.fate is Fate.KEPT for text in names),
            residue=sum(text.residue for text in phi),
            ambiguous=len(unclear),
            ambiguous_gone=sum(text.fate is Fate.GONE for text in unclear),
        )

    @property
    def recall(self) -> float | None:
        """PHI texts gone, of all."""
        return self.phi_gone / self.phi if self.phi else None

    @property
    def kept(self) -> float | None:
        """Technical texts left untouched, of all."""
        return self.technical_kept / self.technical if self.technical else None

    @property
    def kept_without_field_names(self) -> float | None:
        others = self.technical - self.field_names
        return (self.technical_kept - self.field_names_kept) / others if others else None

    @property
    def precision(self) -> float | None:
        """PHI, of the texts that were touched."""
        touched = self.phi_touched + self.technical - self.technical_kept
        return self.phi_touched / touched if touched else None


Opener = Callable[[TruthImage, StoredPictures], AbstractContextManager[Pictures]]
"""Opens what became of an original; raises InstanceError where there is nothing."""
Residue = Callable[[Pictures, TruthImage, TruthText], bool]
"""Whether words of a text can still be read."""


def score(
    truths: Sequence[TruthImage], originals: Path, opened: Opener, residue: Residue | None = None
) -> list[ScoredImage]:
    """Score every entry of a truth; ``originals`` is the folder its file names start from."""
    return [_score_image(truth, originals, opened, residue) for truth in truths]


def _score_image(
    truth: TruthImage, originals: Path, opened: Opener, residue: Residue | None
) -> ScoredImage:
    with ExitStack() as stack:
        try:
            original = stack.enter_context(open_pictures(originals / truth.file))
        except InstanceError as error:
            return ScoredImage(truth, (), f"the original: {error}")
        try:
            now = stack.enter_context(opened(truth, original))
            texts = tuple(_score_text(truth, text, original, now, residue) for text in truth.texts)
        except InstanceError as error:
            kept = tuple(ScoredText(text, 1.0) for text in truth.texts)
            return ScoredImage(truth, kept, str(error))
    return ScoredImage(truth, texts)


def _score_text(
    truth: TruthImage,
    text: TruthText,
    original: StoredPictures,
    now: Pictures,
    residue: Residue | None,
) -> ScoredText:
    indices = range(original.frames) if truth.all_frames else (truth.frame,)
    told = max((_told(text, original, now, index) for index in indices), default=0.0)
    if text.entity is None:
        # Kept means kept on every frame.
        told = min((_told(text, original, now, index) for index in indices), default=1.0)
    read = residue is not None and text.entity is not None and residue(now, truth, text)
    return ScoredText(text, told, read)


def _told(text: TruthText, original: StoredPictures, now: Pictures, index: int) -> float:
    if text.overlay_group is not None:
        before = original.overlay(text.overlay_group, index)
        after = now.overlay(text.overlay_group, index)
        if after is None or before is None:
            return 0.0
    else:
        before, after = original.frame(index), now.frame(index)
    if before.shape[:2] != after.shape[:2]:
        raise InstanceError("The image has other rows or columns than its original.")
    if before.ndim != after.ndim:
        raise InstanceError("The image has other samples per pixel than its original.")
    ink = find_ink(before, text.box)
    return 0.0 if ink is None else share_told(ink, after)


def redacted_in(folder: Path) -> Opener:
    """Finds ``redacted_<name>.dcm`` or a file of the same name below ``folder``."""
    by_name: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            by_name.setdefault(path.name, []).append(path)

    @contextmanager
    def opened(truth: TruthImage, _original: StoredPictures) -> Iterator[Pictures]:
        with open_pictures(_redacted(folder, truth.file, by_name)) as pictures:
            yield pictures

    return opened


def _redacted(folder: Path, file: str, by_name: dict[str, list[Path]]) -> Path:
    given = Path(file)
    for name in (f"redacted_{given.stem}.dcm", given.name):
        for below in (given.parent, Path(*given.parent.parts[1:])):
            if (folder / below / name).is_file():
                return folder / below / name
        if len(by_name.get(name, ())) == 1:
            return by_name[name][0]
    raise InstanceError("There is no redacted image of this name.")


def found_in(instances: Sequence[BoxedInstance]) -> Opener:
    """What would be left where the boxes of box files are filled."""

    @contextmanager
    def opened(truth: TruthImage, original: StoredPictures) -> Iterator[Pictures]:
        name = Path(truth.file)
        entries = [one for one in instances if Path(one.file or "").name in (name.name, name.stem)]
        if len(entries) != 1:
            raise InstanceError("The box files have no entry, or several, with this file name.")
        yield FilledPictures(original, entries[0].boxes)

    return opened
