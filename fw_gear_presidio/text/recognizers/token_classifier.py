"""Token classifiers: windows over long texts, labels to entity types, tokens to spans.

Knows no inference engine: an :class:`Engine` turns token IDs into logits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import regex

from fw_gear_presidio.domain import PHI_ENTITIES, Entity, EntityType, Reason
from fw_gear_presidio.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

_OUTSIDE = "O"
_PREFIX = regex.compile(r"^[BILUSE][-_](?=.)")
_FOREIGN_LABELS = {
    "PATIENT": EntityType.PERSON,
    "STAFF": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "HOSP": EntityType.ORGANIZATION,
    "PATORG": EntityType.ORGANIZATION,
    "ORG": EntityType.ORGANIZATION,
    "LOC": EntityType.LOCATION,
    "DATE": EntityType.DATE_TIME,
    "PHONE": EntityType.PHONE_NUMBER,
    "OTHERPHI": EntityType.ID,
}
"""Labels of other models, after the contract's own names; AGE, ID and EMAIL are the same."""
_TRIM = " \t\n,.;:=()[]{}<>|*\"'#-–_/\\"
_MAX_TOKENS_A_BATCH = 1024
"""Larger batches leave the processor's caches: a fifth slower, and more memory."""


class Engine(Protocol):
    """Runs a model on a batch."""

    def logits(
        self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """(batch, tokens) IDs and mask to (batch, tokens, labels) logits."""
        ...


@dataclass(frozen=True, slots=True)
class Encoding:
    """A text's tokens without special ones: IDs, and the characters each stands for."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


class Tokenizer(Protocol):
    """Turns text into tokens; ``start`` and ``end`` are the special tokens around a window."""

    start: tuple[int, ...]
    end: tuple[int, ...]
    pad: int

    def encode(self, texts: Sequence[str]) -> list[Encoding]: ...


@dataclass(frozen=True, slots=True)
class Windowing:
    """Windows of ``size`` tokens, special ones included, that share ``overlap`` tokens."""

    size: int = 128
    overlap: int = 32

    def spans(self, tokens: int, special: int) -> Iterator[tuple[int, int]]:
        """Start and stop of each window over ``tokens`` tokens."""
        room = self.size - special
        step = max(room - self.overlap, 1)
        start = 0
        while True:
            yield start, min(start + room, tokens)
            if start + room >= tokens:
                return
            start += step


@dataclass(frozen=True, slots=True)
class _Window:
    text: int
    start: int
    stop: int


class LabelMap:
    """Which columns of a model's output speak for which entity type."""

    def __init__(self, id2label: Mapping[int, str]) -> None:
        """Raises ModelError for a label nobody here knows: its findings would be lost."""
        self.size = len(id2label)
        self.entities: tuple[EntityType, ...] = tuple(
            sorted({e for e in map(_entity_of, id2label.values()) if e}, key=str)
        )
        if not self.entities:
            raise ModelError("The NER model has no label for any PHI; choose a token classifier.")
        # Prefixes (BILOU, BIO) are dropped: a type's probability is the sum over them.
        self._sums = np.zeros((self.size, len(self.entities)), np.float32)
        for column, label in id2label.items():
            entity = _entity_of(label)
            if entity:
                self._sums[column, self.entities.index(entity)] = 1

    def probabilities(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        """(tokens, labels) logits to (tokens, entities) probabilities."""
        shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
        softmax = shifted / shifted.sum(axis=-1, keepdims=True)
        return np.asarray(softmax @ self._sums, np.float32)


def _entity_of(label: str) -> EntityType | None:
    if label.upper() == _OUTSIDE:
        return None
    name = _PREFIX.sub("", label).upper()
    if name in PHI_ENTITIES:
        return EntityType(name)
    if name in _FOREIGN_LABELS:
        return _FOREIGN_LABELS[name]
    raise ModelError(
        f"The NER model has an unknown label '{label}'; its labels must be entity names "
        f"({', '.join(sorted(PHI_ENTITIES))}) or those of deid_roberta_i2b2."
    )


class TokenClassifier:
    """Finds entities on page texts with one model; ``name`` stands in reasons."""

    def __init__(
        self,
        name: str,
        engine: Engine,
        tokenizer: Tokenizer,
        labels: LabelMap,
        windowing: Windowing,
    ) -> None:
        self.name = name
        self._engine = engine
        self._tokenizer = tokenizer
        self._labels = labels
        self._windowing = windowing

    def find(self, texts: Sequence[str]) -> list[list[Entity]]:
        """The entities of each text, whatever their score, in order of position.

        A token is of the type most probable for it, if that is more than 0.05; neighbouring
        tokens of one type, or of one word, are one entity. Its score is the highest among its
        tokens: OCR noise weakens single ones, and what is surely PHI in part is PHI as a whole.
        """
        encodings = self._tokenizer.encode(texts)
        scores = [np.zeros((len(e.ids), len(self._labels.entities)), np.float32) for e in encodings]
        central = [np.full(len(e.ids), -1, np.int64) for e in encodings]
        for batch in self._batches(encodings):
            for window, probabilities in zip(batch, self._run(batch, encodings), strict=True):
                # A token on several windows is judged where it has most context.
                places = np.arange(window.stop - window.start)
                depth = np.minimum(places, places[::-1])
                part = slice(window.start, window.stop)
                better = depth > central[window.text][part]
                scores[window.text][part][better] = probabilities[better]
                central[window.text][part][better] = depth[better]
        return [
            list(self._entities(text, encoding, score))
            for text, encoding, score in zip(texts, encodings, scores, strict=True)
        ]

    def _batches(self, encodings: Sequence[Encoding]) -> Iterator[list[_Window]]:
        special = len(self._tokenizer.start) + len(self._tokenizer.end)
        windows = [
            _Window(number, start, stop)
            for number, encoding in enumerate(encodings)
            if encoding.ids
            for start, stop in self._windowing.spans(len(encoding.ids), special)
        ]
        # Windows of like length share a batch, so that little of it is padding.
        windows.sort(key=lambda w: w.stop - w.start, reverse=True)
        while windows:
            count = max(_MAX_TOKENS_A_BATCH // (windows[0].stop - windows[0].start + special), 1)
            yield windows[:count]
            windows = windows[count:]

    def _run(
        self, batch: Sequence[_Window], encodings: Sequence[Encoding]
    ) -> Iterator[NDArray[np.float32]]:
        start, end = self._tokenizer.start, self._tokenizer.end
        rows = [(*start, *encodings[w.text].ids[w.start : w.stop], *end) for w in batch]
        width = max(map(len, rows))
        ids = np.full((len(rows), width), self._tokenizer.pad, np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = row
            mask[number, : len(row)] = 1
        logits = self._engine.logits(ids, mask)
        for window, of_row in zip(batch, logits, strict=True):
            length = window.stop - window.start
            yield self._labels.probabilities(of_row[len(start) : len(start) + length])

    def _entities(
        self, text: str, encoding: Encoding, scores: NDArray[np.float32]
    ) -> Iterator[Entity]:
        if not len(scores):
            return
        types = scores.argmax(axis=1)
        best = scores.max(axis=1)
        run: tuple[int, int, int, float] | None = None
        for (start, end), kind, score in zip(encoding.offsets, types, best, strict=True):
            if start >= end:
                continue
            if score <= _NEGLIGIBLE:
                yield from self._entity(text, run)
                run = None
            elif run and _continues(run, int(kind), text[run[2] - 1 : end]):
                # A word is one thing: where its tokens disagree, the surest says what.
                surest = int(kind) if score > run[3] else run[0]
                run = (surest, run[1], end, max(run[3], float(score)))
            else:
                yield from self._entity(text, run)
                run = (int(kind), int(start), int(end), float(score))
        yield from self._entity(text, run)

    def _entity(self, text: str, run: tuple[int, int, int, float] | None) -> Iterator[Entity]:
        if run is None:
            return
        kind, start, end, score = run
        while start < end and text[start] in _TRIM:
            start += 1
        while start < end and text[end - 1] in _TRIM:
            end -= 1
        if start < end:
            yield Entity(
                self._labels.entities[kind], start, end, min(score, 1.0), Reason(self.name)
            )


def _continues(run: tuple[int, int, int, float], kind: int, text: str) -> bool:
    """Whether a token belongs to the entity ``run`` before it.

    ``text`` is the token, what lies between, and the last character of the entity.
    """
    same_word = not regex.search(r"\s", text)
    return same_word or (run[0] == kind and not regex.search(r"[\t\n]", text[1:]))


_NEGLIGIBLE = 0.05
"""A token less probably PHI than this ends an entity: below every sensible threshold."""
